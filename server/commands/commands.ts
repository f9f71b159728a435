import type { CancellationToken, Connection } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Snapshot } from '../session/session.js';
import { APPLY_BEST_CONTROLS, bestControlsEdit, threatReference } from './apply-best-controls.js';
import { SHOW_FINDING, findingReference, placeOfFinding } from './show-finding.js';

/** The commands that the server runs itself. */
export const COMMANDS = [SHOW_FINDING, APPLY_BEST_CONTROLS];

/** Answers from the analysed snapshot of the document that is named by its URI. */
export type FromSnapshot = <R extends object>(
    uri: string,
    token: CancellationToken,
    provide: (snapshot: Snapshot) => R | undefined
) => Promise<R | ResponseError<void>>;

/** Answers `workspace/executeCommand`. Commands change and show things by asking the editor; their result is the editor's answer. */
export function addCommandHandler(connection: Connection, from: FromSnapshot): void {
    connection.onExecuteCommand(async ({ command, arguments: given = [] }, token) => {
        switch (command) {
            case SHOW_FINDING: {
                const asked = findingReference(given);
                const place = asked ? await from(asked.uri, token, snapshot => placeOfFinding(snapshot, asked)) : wrongArguments(command);
                return place instanceof ResponseError ? place : connection.window.showDocument(place);
            }
            case APPLY_BEST_CONTROLS: {
                const asked = threatReference(given);
                const edit = asked ? await from(asked.uri, token, snapshot => bestControlsEdit(snapshot, asked)) : wrongArguments(command);
                return edit instanceof ResponseError ? edit : connection.workspace.applyEdit({ label: 'Apply the best controls', edit });
            }
            default:
                return new ResponseError<void>(ErrorCodes.InvalidParams, `There is no command ${command}.`);
        }
    });
}

function wrongArguments(command: string): ResponseError<void> {
    return new ResponseError(ErrorCodes.InvalidParams, `The command ${command} is given the wrong arguments.`);
}
