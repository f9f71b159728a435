import { l10n, window, type QuickPickItem } from 'vscode';
import {
    DiagramMethods,
    type DiagramEdit,
    type DiagramOffers,
    type DiagramOffersParams,
    type DiagramUpdate
} from '../../../server/protocol.js';
import type { AskedEdit } from '../../../webview/messages.js';
import type { Activation } from '../../activation.js';

/** What the user is asked about: the latest picture of a system. */
export interface AskedAbout {
    update: DiagramUpdate;
    system: string;
    /** URI of the document as the server knows it. */
    uri: string;
}

/** Asks the user for the rest of an edit; undefined where they think better of it. */
export async function askForEdit(
    { client }: Activation,
    about: AskedAbout,
    edit: AskedEdit,
    id: string | undefined
): Promise<DiagramEdit | undefined> {
    const offers = () => {
        const params: DiagramOffersParams = { uri: about.uri, system: about.system, id };
        return client.sendRequest<DiagramOffers | null>(DiagramMethods.offers, params);
    };
    switch (edit) {
        case 'addFlow':
            return id === undefined ? undefined : askForFlow(about, id);
        case 'addElement':
            return askForElement(await offers(), id);
        case 'rename':
            return id === undefined ? undefined : askForName(about, id);
        case 'delete':
            return id === undefined ? undefined : { do: 'delete', id };
        case 'applyControl':
            return askForControl(await offers(), id ?? about.system);
    }
}

async function askForFlow({ update }: AskedAbout, from: string): Promise<DiagramEdit | undefined> {
    const labels = new Map(update.drawing?.shapes.map(shape => [shape.id, shape.label]));
    const rows = update.places
        .filter(place => place.type === 'element' && place.id !== from)
        .map(({ id, label }) => ({ label: labels.get(id) ?? label, description: id, id }));
    const chosen = await window.showQuickPick(rows, {
        title: l10n.t('Add Flow from {0}', from),
        placeHolder: l10n.t('Where does it lead to?'),
        matchOnDescription: true
    });
    return chosen && { do: 'addFlow', from, to: chosen.id };
}

async function askForElement(offers: DiagramOffers | null, inside: string | undefined): Promise<DiagramEdit | undefined> {
    const rows = offers?.kinds.map(({ name, title }) => ({ label: name, detail: title })) ?? [];
    const title = inside === undefined ? l10n.t('Add Element') : l10n.t('Add Element in {0}', inside);
    const kind = await window.showQuickPick<QuickPickItem>(rows, {
        title,
        placeHolder: l10n.t('What kind of element is it?'),
        matchOnDetail: true
    });
    if (!kind) return undefined;
    const label = await window.showInputBox({ title, prompt: l10n.t('Its name, or a title of which a name is made') });
    return label?.trim() ? { do: 'addElement', kind: kind.label, label, inside } : undefined;
}

async function askForName({ update }: AskedAbout, id: string): Promise<DiagramEdit | undefined> {
    const place = update.places.find(each => each.id === id);
    if (place?.type === 'flow') {
        return askForTitle(id, place.title ?? '');
    }
    const value = place?.label ?? '';
    const newName = await window.showInputBox({ title: l10n.t('Rename {0}', id), prompt: l10n.t('Its new name, everywhere'), value });
    return newName?.trim() && newName !== value ? { do: 'rename', id, newName: newName.trim() } : undefined;
}

async function askForTitle(id: string, value: string): Promise<DiagramEdit | undefined> {
    const prompt = l10n.t('Its title; without one it is known by what it carries');
    const newName = await window.showInputBox({ title: l10n.t('Rename {0}', id), prompt, value });
    return newName === undefined || newName.trim() === value ? undefined : { do: 'rename', id, newName: newName.trim() };
}

async function askForControl(offers: DiagramOffers | null, id: string): Promise<DiagramEdit | undefined> {
    const rows =
        offers?.controls.map(({ name, title, closes }) => ({
            label: name,
            description: closes > 0 ? l10n.t('closes or reduces {0}', closes) : undefined,
            detail: title
        })) ?? [];
    const chosen = await window.showQuickPick<QuickPickItem>(rows, {
        title: l10n.t('Apply Control on {0}', id),
        placeHolder: l10n.t('Those that do most here come first'),
        matchOnDetail: true
    });
    return chosen && { do: 'applyControl', id, control: chosen.label };
}
