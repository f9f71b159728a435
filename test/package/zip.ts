import fs from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const DIRECTORY_END = 0x06054b50;
const DEFLATED = 8;

/**
 * The files of a zip archive (which a .vsix is), by their paths, in the archive's order.
 * @throws where the file is no zip archive
 */
export function readZip(file: string): Map<string, Buffer> {
    const bytes = fs.readFileSync(file);
    let end = bytes.length - 22;
    while (end >= 0 && bytes.readUInt32LE(end) !== DIRECTORY_END) end--;
    if (end < 0) throw new Error(`${file} is no zip archive.`);
    const files = new Map<string, Buffer>();
    let entry = bytes.readUInt32LE(end + 16);
    for (let remaining = bytes.readUInt16LE(end + 10); remaining > 0; remaining--) {
        const method = bytes.readUInt16LE(entry + 10);
        const packedSize = bytes.readUInt32LE(entry + 20);
        const nameLength = bytes.readUInt16LE(entry + 28);
        const name = bytes.toString('utf8', entry + 46, entry + 46 + nameLength);
        // The local header has lengths of its own for the name and what follows it.
        const local = bytes.readUInt32LE(entry + 42);
        const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
        const packed = bytes.subarray(start, start + packedSize);
        if (!name.endsWith('/')) files.set(name, method === DEFLATED ? inflateRawSync(packed) : Buffer.from(packed));
        entry += 46 + nameLength + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
    }
    return files;
}
