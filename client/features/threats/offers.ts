import { l10n, Uri, window, workspace } from 'vscode';
import { CodeActionRequest, CodeActionResolveRequest, Command, type CodeAction, type CodeActionParams } from 'vscode-languageclient/node';
import type { ListedFinding } from '../../../server/protocol.js';
import type { Activation } from '../../activation.js';
import { columnOf } from '../../column-of.js';
import { textRange } from './text-range.js';

type Client = Activation['client'];

/** How often a text is shown again that has lost the focus at once. */
const ATTEMPTS = 3;

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
    const { edit: written } = offer.edit ? offer : await client.sendRequest(CodeActionResolveRequest.type, offer);
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(written);
    await showInItsColumn(place);
    if (!edit || !(await workspace.applyEdit(edit))) {
        await window.showWarningMessage(l10n.t('The text has changed meanwhile: nothing was written.'));
    }
}

/**
 * Shows a place in the column where its text is open already, and has that column active: the tab stops of an edit are entered
 * in the active column, which would open the text a second time there. A page whose button was pressed may take the focus
 * back once more after the first time.
 */
async function showInItsColumn({ uri, range }: ListedFinding['place']): Promise<void> {
    const document = Uri.parse(uri);
    const viewColumn = columnOf(document);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const editor = await window.showTextDocument(document, { viewColumn, selection: textRange(range), preview: false });
        if (window.tabGroups.activeTabGroup.viewColumn === editor.viewColumn && window.activeTextEditor === editor) return;
    }
}
