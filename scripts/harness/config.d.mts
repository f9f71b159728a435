export declare const ROOT: string;
export declare const ARTIFACTS: string;
export declare function vsixPath(version: string): string;
