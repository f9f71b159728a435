import { ColorThemeKind, Uri, window, type Disposable } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { PictureMethod, type Picture, type PictureParams } from '../../../server/protocol.js';
import type { Activation } from '../../activation.js';
import type { WantedPicture } from './draw-models.js';

/** Pictures of more texts than these are not kept: a preview that is typed in makes a new one with every key. */
const MOST_KEPT = 100;

const THEMES: Record<ColorThemeKind, PictureParams['theme']> = {
    [ColorThemeKind.Light]: 'light',
    [ColorThemeKind.Dark]: 'dark',
    [ColorThemeKind.HighContrast]: 'high-contrast',
    [ColorThemeKind.HighContrastLight]: 'high-contrast-light'
};

/** What is known of one picture. */
interface Entry {
    picture?: Picture;
    /** False where it has to be asked for again; what is there is shown meanwhile. */
    isFresh: boolean;
}

/**
 * The pictures that the previews show. The preview is made in one go and cannot wait: what is not there yet is asked for, and
 * the preview is made again when it has come.
 */
export class PictureStore implements Disposable {
    private readonly entries = new Map<string, Entry>();
    /** The last picture that came for a place in a document: shown where its text has changed, until the new one comes. */
    private readonly latest = new Map<string, Picture>();
    private readonly whenRunning: Disposable;

    /** @param changed called when a picture has come that says something else than `get` did */
    constructor(
        private readonly activation: Activation,
        private readonly changed: () => void
    ) {
        this.whenRunning = activation.client.onDidChangeState(({ newState }) => {
            if (newState === State.Running) this.askAgain();
        });
    }

    /** @returns undefined where nothing has come yet */
    get(wanted: WantedPicture): Picture | undefined {
        const key = JSON.stringify(wanted);
        let entry = this.entries.get(key);
        if (!entry) {
            entry = { isFresh: false };
            this.entries.set(key, entry);
            for (const oldest of [...this.entries.keys()].slice(0, -MOST_KEPT)) this.entries.delete(oldest);
        }
        if (!entry.isFresh) {
            entry.isFresh = true;
            void this.ask(entry, wanted);
        }
        return entry.picture ?? this.latest.get(placeOf(wanted));
    }

    /** All that is shown is asked for again: a model, or how it is to look, has changed. */
    askAgain(): void {
        if (this.entries.size === 0) return;
        for (const entry of this.entries.values()) entry.isFresh = false;
        this.changed();
    }

    dispose(): void {
        this.whenRunning.dispose();
    }

    private async ask(entry: Entry, wanted: WantedPicture): Promise<void> {
        const { client, log } = this.activation;
        // When it has started, everything is asked for again.
        if (!client.isRunning()) return;
        const { beside, file, text, system } = wanted;
        const uri = client.code2ProtocolConverter.asUri(file === undefined ? beside : Uri.joinPath(beside, '..', file));
        const params: PictureParams = { uri, text, system, theme: THEMES[window.activeColorTheme.kind] };
        try {
            const picture = await client.sendRequest<Picture>(PictureMethod, params);
            const before = JSON.stringify(entry.picture);
            entry.picture = picture;
            this.latest.set(placeOf(wanted), picture);
            if (JSON.stringify(picture) !== before) this.changed();
        } catch (error) {
            log.error(`${PictureMethod} failed.`, error);
        }
    }
}

function placeOf({ beside, ordinal }: WantedPicture): string {
    return `${ordinal} ${beside.toString()}`;
}
