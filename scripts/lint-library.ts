// npm run lint:library: what authors of the built-in library should look at. Errors make it fail; notes, shown with --notes, do not.
import { lintBuiltInLibrary } from './library-lints/run.js';

const messages = await lintBuiltInLibrary();
const errors = messages.filter(({ level }) => level === 'error');
const notes = messages.filter(({ level }) => level === 'note');
const shown = process.argv.includes('--notes') ? [...errors, ...notes] : errors;
for (const { level, lint, message } of shown) console.log(`${level}: ${message} [${lint}]`);
console.log(`${errors.length} errors, ${notes.length} notes${notes.length > 0 && shown === errors ? ' (--notes shows them)' : ''}`);
process.exitCode = errors.length > 0 ? 1 : 0;
