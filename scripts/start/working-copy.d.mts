export declare function updateWorkingCopy(source: string, copy: string, record: string): string[];
