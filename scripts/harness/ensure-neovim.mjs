// Finds the Neovim that tests drive as a second client; on Debian and its kin, root may have it installed.
import { execFileSync } from 'node:child_process';
import { installDebianPackages } from './debian-packages.mjs';

/** Name or path of a Neovim that runs, or undefined. TMODEL_NEOVIM takes precedence. */
export function findNeovim() {
    const command = process.env.TMODEL_NEOVIM ?? 'nvim';
    try {
        execFileSync(command, ['--version'], { stdio: 'ignore' });
        return command;
    } catch {
        return undefined;
    }
}

/**
 * Like {@link findNeovim}, but installs Neovim with apt where there is none and that is possible.
 * @throws where apt-get fails
 */
export function ensureNeovim() {
    return findNeovim() ?? (installDebianPackages('neovim') ? findNeovim() : undefined);
}

/** Why tests in Neovim do not run, where {@link ensureNeovim} finds none. */
export const WITHOUT_NEOVIM = 'there is no Neovim (install one, or set TMODEL_NEOVIM to its path)';
