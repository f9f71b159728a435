export { activateMarkdown } from './activation.js';
