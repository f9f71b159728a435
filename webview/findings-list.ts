import type { Box } from '../diagram/drawing.js';
import { plainText } from '../diagram/render/escape.js';
import type { DiagramFinding, DiagramOffers } from '../server/protocol.js';
import { createFindingsPanel } from './findings-panel.js';
import { t } from './l10n.js';
import type { PageParts } from './layout.js';
import type { Picture } from './picture.js';
import type { Store } from './store.js';
import type { Viewport } from './viewport.js';

export interface FindingsList {
    readonly isOpen: boolean;
    /** Lists the findings of a place, of all without an id; a place without any keeps what is shown. */
    open(id: string | undefined): void;
    /** Chooses a finding, which shows its reasons and its path; the chosen one again, or none, is given up. */
    choose(id: string | undefined): void;
    close(): void;
    /** What can be done about a finding, as the extension has answered. */
    offered(findingId: string, offers: Pick<DiagramOffers, 'fixes' | 'accept'>): void;
    /** Shows the findings of the latest update. */
    refresh(): void;
    /** Another system is drawn: nothing is listed any more. */
    forget(): void;
}

/** Which findings are listed, which one is chosen, and what that shows in the drawing. */
export function createFindingsList(
    parts: PageParts,
    store: Store,
    picture: Picture,
    viewport: Viewport,
    onPath: (id: string) => void
): FindingsList {
    const { host } = store;
    /** Whose findings are listed: an id, all, or nothing. */
    let listed: { id?: string } | undefined;
    let offers: { findingId: string; fixes: readonly string[]; accept: boolean } | undefined;

    const drawnPath = (finding: DiagramFinding) => pathOf(finding).flatMap(id => store.drawnAs(id) ?? []);
    const chosen = () => store.findings().find(finding => finding.id === store.state.finding);
    const panel = createFindingsPanel(parts.panel, {
        choose: id => choose(id),
        close: () => close(),
        applyFix: (finding, fix, title) => host.post({ type: 'edit', edit: { do: 'applyFix', finding, fix, title } }),
        accept: finding => host.post({ type: 'edit', edit: { do: 'accept', finding } }),
        openRule: findingId => host.post({ type: 'openRule', findingId }),
        showPath: onPath
    });
    const show = () => {
        if (!listed) {
            panel.hide();
            return;
        }
        const { id } = listed;
        const heading = id === undefined ? t('All findings') : t('Findings: {0}', store.labelOf(id));
        const shown = store.findings().filter(each => id === undefined || store.concerns(id, each));
        panel.show(heading, shown, store.state.finding, {
            offers: offers?.findingId === store.state.finding ? offers : undefined,
            steps: stepsShown(store)
        });
    };
    const choose = (id: string | undefined) => {
        store.keep({ finding: id === store.state.finding ? undefined : id });
        const finding = chosen();
        picture.highlight(finding && drawnPath(finding));
        parts.status.textContent = finding ? plainText(`${finding.title}. ${finding.message}`) : '';
        show();
        if (finding) {
            host.post({ type: 'offers', findingId: finding.id });
            host.post({ type: 'showFinding', findingId: finding.id });
            const box = unionOf(
                drawnPath(finding)
                    .map(each => picture.boxOf(each))
                    .filter(each => each !== undefined)
            );
            if (box) {
                viewport.reveal(box);
            }
        }
    };
    const close = () => {
        const back = listed?.id ?? store.state.selected;
        listed = undefined;
        store.keep({ finding: undefined });
        picture.highlight(undefined);
        panel.hide();
        if (back !== undefined) {
            picture.focus(back);
        }
    };
    return {
        get isOpen() {
            return panel.isOpen;
        },
        open(id) {
            if (id === undefined || store.findings().some(finding => store.concerns(id, finding))) {
                listed = { id };
                show();
            }
        },
        choose,
        close,
        offered(findingId, { fixes, accept }) {
            offers = { findingId, fixes, accept };
            show();
        },
        refresh() {
            const finding = chosen();
            picture.highlight(finding && drawnPath(finding));
            // What closes a finding may be another thing after each edit.
            if (finding && listed) {
                host.post({ type: 'offers', findingId: finding.id });
            }
            if (listed) {
                show();
            }
        },
        forget() {
            listed = undefined;
            offers = undefined;
            panel.hide();
        }
    };
}

/** The way of the attack in words, where the view looks at the chosen finding. */
function stepsShown({ update, state, labelOf }: Store): readonly string[] {
    const focus = update?.view.focus;
    const shown = focus?.on === 'finding' && focus.id === state.finding ? (update?.steps ?? []) : [];
    return shown.map(({ place, because }) => [labelOf(place), ...because].join(': '));
}

function pathOf(finding: DiagramFinding): string[] {
    return [finding.target, ...finding.path];
}

function unionOf(boxes: readonly Box[]): Box | undefined {
    if (boxes.length === 0) {
        return undefined;
    }
    const x = Math.min(...boxes.map(box => box.x));
    const y = Math.min(...boxes.map(box => box.y));
    return {
        x,
        y,
        width: Math.max(...boxes.map(box => box.x + box.width)) - x,
        height: Math.max(...boxes.map(box => box.y + box.height)) - y
    };
}
