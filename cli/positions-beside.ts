import { readFile } from 'node:fs/promises';
import { parseSidecar, SIDECAR_ENDING, type SystemPositions } from '../diagram/sidecar.js';
import { CallError, inWords } from './call-error.js';

/**
 * Where users have put the places of a model's diagrams, from the file beside it; as a rule there is none.
 * @throws CallError where there is one that cannot be read: a picture that looks otherwise than in the editor would puzzle more
 */
export async function positionsBeside(model: string): Promise<SystemPositions> {
    const file = model + SIDECAR_ENDING;
    let text: string;
    try {
        text = await readFile(file, 'utf8');
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
        throw new CallError(`cannot read ${file}: ${inWords(error)}`);
    }
    const parsed = parseSidecar(text);
    if ('problem' in parsed) throw new CallError(`cannot read ${file}: ${parsed.problem}`);
    return parsed.positions;
}
