import { l10n, Uri, window, workspace } from 'vscode';
import { CodeActionRequest, CodeActionResolveRequest, Command, type CodeAction, type CodeActionParams } from 'vscode-languageclient/node';
import type { ListedFinding } from '../../../server/protocol.js';
import type { Activation } from '../../activation.js';
import { applyServerEdit } from '../../apply-edit.js';

type Client = Activation['client'];

/** What the server offers against one finding, the best first. The finding's diagnostic need not be shown for that. */
export async function offersFor(client: Client, { place, threat, message, id, system }: ListedFinding): Promise<CodeAction[]> {
    // The server knows a file that lies in no folder of the window only when it was opened.
    await workspace.openTextDocument(Uri.parse(place.uri));
    const diagnostic = { range: place.range, message, code: threat, data: { finding: id, system } };
    const params: CodeActionParams = { textDocument: { uri: place.uri }, range: place.range, context: { diagnostics: [diagnostic] } };
    const offers = (await client.sendRequest(CodeActionRequest.type, params)) ?? [];
    return offers.filter((offer): offer is CodeAction => !Command.is(offer));
}

/** Lets the user choose what to do about a finding, and does it. */
export async function fixFinding(client: Client, finding: ListedFinding): Promise<void> {
    const offers = await offersFor(client, finding);
    if (offers.length === 0) {
        await window.showInformationMessage(l10n.t('Nothing is known that would close {0} on {1}.', finding.threat, finding.target));
        return;
    }
    const rows = offers.map(offer => ({ label: offer.title, description: offer.isPreferred ? l10n.t('preferred') : undefined, offer }));
    const chosen = await window.showQuickPick(rows, {
        title: l10n.t('Fix {0} on {1}', finding.threat, finding.target),
        placeHolder: finding.message,
        // The page of the walkthrough takes the focus back when its button was pressed.
        ignoreFocusOut: true
    });
    if (chosen) await apply(client, finding, chosen.offer);
}

/** Writes the acceptance of a finding's risk into the text and puts the cursor to where its reason is due. */
export async function acceptFinding(client: Client, finding: ListedFinding): Promise<void> {
    const offers = await offersFor(client, finding);
    const accept = offers.find(offer => (offer.data as { treatment?: string } | undefined)?.treatment === 'accept');
    if (accept) await apply(client, finding, accept);
    else await window.showInformationMessage(l10n.t('The risk of {0} on {1} cannot be accepted.', finding.threat, finding.target));
}

async function apply(client: Client, { place }: ListedFinding, offer: CodeAction): Promise<void> {
    // What it writes is worked out for the offer that was chosen.
    const { edit } = offer.edit ? offer : await client.sendRequest(CodeActionResolveRequest.type, offer);
    if (!(await applyServerEdit({ client }, edit, place))) {
        await window.showWarningMessage(l10n.t('The text has changed meanwhile: nothing was written.'));
    }
}
