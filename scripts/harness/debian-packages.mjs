// Installs packages of Debian and its kin, where the tests run as root.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * Installs packages with apt-get. Returns false, having done nothing, where that is not possible.
 * @throws where apt-get fails
 */
export function installDebianPackages(...packages) {
    if (process.platform !== 'linux' || process.getuid() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false;
    console.log(`Installing ${packages.join(', ')} with apt-get ...`);
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
    return true;
}
