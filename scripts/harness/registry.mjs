// Packages of the npm registry, fetched with the npm client and checked.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];

/**
 * Runs a program to its end and returns what it printed; its errors go to the terminal.
 * @throws with what it printed, where it fails
 */
function run(command, args, cwd) {
    try {
        return execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 << 20, encoding: 'utf8' });
    } catch (error) {
        throw new Error(`${command} ${args[0]} ${args[1]} failed.\n${error.stdout ?? error.message}`, { cause: error });
    }
}

export function npm(args, cwd) {
    return run('npm', [...args, ...quiet], cwd);
}

/**
 * Downloads one package and unpacks a part of it.
 * @param what `{ name, version, integrity }`; the integrity is compared where it is given
 * @param to folder to create
 * @param members paths inside the archive to unpack
 * @param strip how many leading folders to drop from them
 * @param exclude paths inside the archive to leave out
 */
export function unpack(what, to, { members, strip, exclude = [] }) {
    const parent = path.dirname(to);
    const [packed] = JSON.parse(npm(['pack', `${what.name}@${what.version}`, '--json', '--pack-destination', parent], parent));
    const archive = path.join(parent, packed.filename);
    const integrity = 'sha512-' + createHash('sha512').update(fs.readFileSync(archive)).digest('base64');
    if (what.integrity && integrity !== what.integrity) {
        throw new Error(`${what.name}@${what.version} is not the package that was pinned: its integrity is ${integrity}.`);
    }
    fs.mkdirSync(to);
    run('tar', ['xzf', archive, '-C', to, `--strip-components=${strip}`, ...exclude.map(name => `--exclude=${name}`), ...members], parent);
    fs.rmSync(archive);
}
