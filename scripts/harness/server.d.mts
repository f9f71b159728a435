export interface Folders {
    workspace: string;
    data: string;
    extensions: string;
    temporary: string;
}

export interface Server {
    port: number;
    authority: string;
    folders: Folders;
    exited: Promise<number | null>;
    output(): string;
    url(payload?: [string, string][], folder?: string): string;
    remote(file: string): string;
    stop(): Promise<void>;
}

export declare function serveOnce(options: { fixture?: string; vsix?: string[]; settings?: Record<string, unknown> }): Promise<Server>;
