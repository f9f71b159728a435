// The copy of the examples that a user may edit at will.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const hash = bytes => createHash('sha256').update(bytes).digest('hex');

/**
 * Brings `copy` up to date with `source` without touching anything that was edited in it: a file is written where there is
 * none, or where it is still as an earlier call wrote it.
 * @param record file that keeps what was written, outside of the copy
 * @returns paths, relative to the copy, of files that were edited and therefore kept
 */
export function updateWorkingCopy(source, copy, record) {
    const written = fs.existsSync(record) ? JSON.parse(fs.readFileSync(record, 'utf8')) : {};
    const kept = [];
    for (const entry of fs.readdirSync(source, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const from = path.join(entry.parentPath, entry.name);
        const file = path.relative(source, from);
        const to = path.join(copy, file);
        const bytes = fs.readFileSync(from);
        const present = fs.existsSync(to) ? hash(fs.readFileSync(to)) : undefined;
        if (present === hash(bytes)) {
            written[file] = present;
        } else if (present === undefined ? written[file] === undefined : present === written[file]) {
            fs.mkdirSync(path.dirname(to), { recursive: true });
            fs.writeFileSync(to, bytes);
            written[file] = hash(bytes);
        } else if (present !== undefined) {
            kept.push(file);
        }
    }
    fs.writeFileSync(record, JSON.stringify(written, undefined, 1));
    return kept;
}
