import manifest from '../package.json' with { type: 'json' };

/** The version of the extension this server is part of. */
export const VERSION: string = manifest.version;
