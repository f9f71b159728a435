import { generateModel } from './models.js';
