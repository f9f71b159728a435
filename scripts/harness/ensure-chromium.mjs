// Finds the Chromium that tests drive; on Debian and its kin, root may have it installed.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian-packages.mjs';

const usual = {
    linux: [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/usr/bin/google-chrome-stable',
        '/snap/bin/chromium'
    ],
    darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
};

/** Path of an installed Chromium or Chrome, or undefined. TMODEL_CHROMIUM takes precedence. */
export function findChromium() {
    const candidates = process.env.TMODEL_CHROMIUM ? [process.env.TMODEL_CHROMIUM] : (usual[process.platform] ?? []);
    return candidates.find(candidate => fs.existsSync(candidate));
}

/**
 * Path of a Chromium, installed with apt where there is none and that is possible.
 * @throws with what to do, where it is not
 */
export function ensureChromium() {
    const found = findChromium();
    if (found) return found;
    const installed = installDebianPackages('chromium', 'fonts-dejavu-core') ? findChromium() : undefined;
    if (installed) return installed;
    throw new Error(
        'These tests drive a Chromium, and none was found. Install one (Debian: `apt-get install chromium`) or set TMODEL_CHROMIUM to its path.'
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    try {
        console.log(ensureChromium());
    } catch (error) {
        console.error(error.message);
        process.exit(1);
    }
}
