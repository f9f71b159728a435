export { activateThreats } from './activation.js';
export { FindingsFeed } from './findings-feed.js';
export { openInWords } from './words.js';
