import { EventEmitter, l10n, type Uri, workspace, type Disposable } from 'vscode';
import { parseSidecar, serialiseSidecar, SIDECAR_ENDING, type SystemPositions } from '../../../diagram/sidecar.js';

/** What is known of the file beside one model. */
interface Sidecar {
    positions: SystemPositions;
    /** Why the file cannot be read; nothing is written over it then. */
    problem?: string;
}

/** The files beside models that keep where users have put the places of diagrams. Read when first asked for, and again when they change. */
export class Sidecars implements Disposable {
    /** By the URI of the model. */
    private readonly known = new Map<string, Sidecar>();
    private readonly changed = new EventEmitter<Uri>();
    /** Fires with the model whose positions have changed. */
    readonly onDidChange = this.changed.event;
    private readonly watcher = workspace.createFileSystemWatcher(`**/*.tmodel${SIDECAR_ENDING}`);
    /** Changes are written one after the other. */
    private last: Promise<unknown> = Promise.resolve();

    constructor() {
        const reread = (file: Uri) => void this.reread(file.with({ path: file.path.slice(0, -SIDECAR_ENDING.length) }));
        this.watcher.onDidChange(reread);
        this.watcher.onDidCreate(reread);
        this.watcher.onDidDelete(reread);
    }

    dispose(): void {
        this.watcher.dispose();
        this.changed.dispose();
    }

    async of(model: Uri): Promise<Sidecar> {
        const key = model.toString();
        const sidecar = this.known.get(key) ?? (await this.read(model));
        this.known.set(key, sidecar);
        return sidecar;
    }

    /**
     * Changes the positions of a model and writes them.
     * @returns why they could not be written, in words; a model without a file keeps them while the window is open
     */
    change(model: Uri, change: (positions: SystemPositions) => SystemPositions): Promise<string | undefined> {
        const result = this.last.then(async () => {
            const { positions, problem } = await this.of(model);
            if (problem !== undefined) return problem;
            const next = change(positions);
            this.known.set(model.toString(), { positions: next });
            this.changed.fire(model);
            return this.write(model, next);
        });
        this.last = result.catch(() => undefined);
        return result;
    }

    /** Lets the file beside a model follow it to its new name, unless there is one beside that already. */
    async renamed(from: Uri, to: Uri): Promise<void> {
        this.known.delete(from.toString());
        this.known.delete(to.toString());
        try {
            await workspace.fs.rename(sidecarOf(from), sidecarOf(to), { overwrite: false });
        } catch {
            // As a rule there is none, or it has moved along with its folder.
        }
        this.changed.fire(to);
    }

    private async write(model: Uri, positions: SystemPositions): Promise<string | undefined> {
        if (model.scheme === 'untitled') return undefined;
        try {
            await workspace.fs.writeFile(sidecarOf(model), Buffer.from(serialiseSidecar(positions)));
            return undefined;
        } catch (error) {
            return l10n.t('{0} cannot be written: {1}', nameOf(model), error instanceof Error ? error.message : String(error));
        }
    }

    private async read(model: Uri): Promise<Sidecar> {
        if (model.scheme === 'untitled') return { positions: {} };
        let text: string;
        try {
            text = Buffer.from(await workspace.fs.readFile(sidecarOf(model))).toString('utf8');
        } catch {
            // As a rule there is none.
            return { positions: {} };
        }
        const parsed = parseSidecar(text);
        return 'positions' in parsed
            ? parsed
            : { positions: {}, problem: l10n.t('{0} is not read, and no position is kept: {1}', nameOf(model), parsed.problem) };
    }

    private async reread(model: Uri): Promise<void> {
        const key = model.toString();
        const before = this.known.get(key);
        if (!before) return;
        const sidecar = await this.read(model);
        const same = sidecar.problem === before.problem && serialiseSidecar(sidecar.positions) === serialiseSidecar(before.positions);
        this.known.set(key, sidecar);
        if (!same) this.changed.fire(model);
    }
}

function sidecarOf(model: Uri): Uri {
    return model.with({ path: model.path + SIDECAR_ENDING });
}

function nameOf(model: Uri): string {
    const { path } = sidecarOf(model);
    return path.slice(path.lastIndexOf('/') + 1);
}
