export { activateDiagram } from './activation.js';
