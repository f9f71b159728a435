export declare function findNeovim(): string | undefined;
export declare function ensureNeovim(): string | undefined;
export declare const WITHOUT_NEOVIM: string;
