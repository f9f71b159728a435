import type { ShowDocumentParams } from 'vscode-languageserver';
import type { Snapshot } from '../session/session.js';

/** Moves the editor to the place of a finding. Takes one {@link FindingReference}. */
export const SHOW_FINDING = 'tmodel.server.showFinding';

/** A finding by the document and system it is in. */
export interface FindingReference {
    uri: string;
    system: string;
    /** The finding's id. */
    finding: string;
}

/** Reads the arguments of a command, which come from the client; undefined where they are none of these. */
export function findingReference([first]: readonly unknown[]): FindingReference | undefined {
    const { uri, system, finding } = (first ?? {}) as Record<string, unknown>;
    return typeof uri === 'string' && typeof system === 'string' && typeof finding === 'string' ? { uri, system, finding } : undefined;
}

/** Where the editor is to go; undefined where there is no such finding any more. */
export function placeOfFinding(snapshot: Snapshot, { system, finding }: FindingReference): ShowDocumentParams | undefined {
    const { analysis } = snapshot.systems.find(({ model }) => model.name === system) ?? {};
    const declaration = analysis?.findings.find(({ id }) => id === finding)?.declaration;
    return declaration && { uri: declaration.uri, selection: declaration.name, takeFocus: true };
}
