export { activateLanguageClient } from './activation.js';
export { createLanguageClient } from './create.js';
