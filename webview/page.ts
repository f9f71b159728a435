import type { Box, Drawing } from '../diagram/drawing.js';
import { plainText } from '../diagram/render/escape.js';
import type { DiagramFinding, DiagramUpdate } from '../server/protocol.js';
import { anchorOf } from './anchor.js';
import { createFindingsPanel } from './findings-panel.js';
import { listenToKeys } from './keyboard.js';
import type { PageParts } from './layout.js';
import type { HostMessage, PageMessage, PageState } from './messages.js';
import { createPicture } from './picture.js';
import { createViewport, listenToPointer } from './viewport.js';

/** What the page needs of the editor. */
export interface Host {
    post(message: PageMessage): void;
    getState(): PageState | undefined;
    setState(state: PageState): void;
}

const EMPTY_NOTICE = 'There is nothing to draw yet. A diagram appears as soon as the file describes a system with elements.';
const FAILED_NOTICE = 'The diagram could not be drawn.';

/** Brings the page to life. The result takes what the extension sends. */
export function startPage(parts: PageParts, host: Host): (message: HostMessage) => void {
    let update: DiagramUpdate | undefined;
    let state: PageState = host.getState() ?? {};
    const picture = createPicture(parts.svg);
    const viewport = createViewport(parts.canvas, parts.layer, viewportNow => keep({ viewport: viewportNow }));
    /** Whose findings are listed: an id, `all`, or nothing. */
    let listed: { id?: string } | undefined;

    const keep = (change: Partial<PageState>) => {
        state = { ...state, ...change };
        host.setState(state);
    };
    const findings = (): readonly DiagramFinding[] => update?.findings ?? [];
    const chosen = () => findings().find(finding => finding.id === state.finding);
    const panel = createFindingsPanel(parts.panel, { choose: id => chooseFinding(id), close: () => closePanel() });

    const showPanel = () => {
        if (listed) {
            const { id } = listed;
            panel.show(
                id === undefined ? 'All findings' : `Findings: ${labelOf(id)}`,
                findings().filter(each => id === undefined || each.target === id),
                state.finding
            );
        } else {
            panel.hide();
        }
    };
    const labelOf = (id: string): string => {
        const { drawing } = picture;
        const flow = drawing?.flows.find(each => each.id === id);
        return [...(drawing?.shapes ?? []), ...(drawing?.boundaries ?? [])].find(each => each.id === id)?.label || flow?.label || id;
    };
    const select = (id: string | undefined, tell: boolean) => {
        const known = id !== undefined && picture.has(id) ? id : undefined;
        keep({ selected: known });
        picture.select(known);
        if (known !== undefined && tell) {
            host.post({ type: 'select', id: known });
        }
    };
    const chooseFinding = (id: string | undefined) => {
        keep({ finding: id === state.finding ? undefined : id });
        const finding = chosen();
        picture.highlight(finding && [finding.target, ...finding.path]);
        parts.status.textContent = finding ? plainText(`${finding.title}. ${finding.message}`) : '';
        showPanel();
        if (finding) {
            host.post({ type: 'showFinding', findingId: finding.id });
            const box = unionOf([finding.target, ...finding.path].map(each => picture.boxOf(each)).filter(each => each !== undefined));
            if (box) {
                viewport.reveal(box);
            }
        }
    };
    const openFindings = (id: string | undefined) => {
        if (id !== undefined && !findings().some(finding => finding.target === id)) {
            return;
        }
        listed = { id };
        showPanel();
    };
    const closePanel = () => {
        const back = listed?.id ?? state.selected;
        listed = undefined;
        keep({ finding: undefined });
        picture.highlight(undefined);
        panel.hide();
        if (back !== undefined) {
            picture.focus(back);
        }
    };

    listenToPointer(parts.canvas, viewport);
    listenToKeys(document, {
        drawing: () => picture.drawing,
        ids: () => picture.ids,
        focusedId: () => idAt(document.activeElement),
        go(id) {
            select(id, true);
            picture.focus(id);
            viewport.reveal(picture.boxOf(id)!);
        },
        reveal: id => host.post({ type: 'reveal', id }),
        openFindings,
        escape() {
            if (state.finding !== undefined) {
                chooseFinding(state.finding);
            } else if (panel.isOpen) {
                closePanel();
            } else {
                select(undefined, false);
            }
        },
        viewport
    });
    parts.canvas.addEventListener('click', event => {
        const id = idAt(event.target);
        select(id, true);
        if (id !== undefined) {
            picture.focus(id);
            if ((event.target as Element).closest('.tm-badge')) {
                openFindings(id);
            }
        } else if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement) {
            document.activeElement.blur();
        }
    });
    parts.canvas.addEventListener('dblclick', event => {
        const id = idAt(event.target);
        if (id !== undefined) {
            host.post({ type: 'reveal', id });
        }
    });
    parts.svg.addEventListener('focusin', event => {
        const id = idAt(event.target);
        if (id !== undefined && id !== state.selected) {
            select(id, false);
        }
    });
    parts.findings.addEventListener('click', () => openFindings(undefined));
    parts.zoomIn.addEventListener('click', () => viewport.zoom(1.25));
    parts.zoomOut.addEventListener('click', () => viewport.zoom(0.8));
    parts.fit.addEventListener('click', () => viewport.fit());
    parts.systems.addEventListener('change', () => host.post({ type: 'selectSystem', name: parts.systems.value }));

    const draw = (drawing: Drawing, sameSubject: boolean) => {
        const anchor = anchorOf(picture.drawing, drawing, state.selected, viewport.view, parts.canvas);
        viewport.resizeDrawing(drawing.width, drawing.height);
        picture.draw(drawing);
        if (!sameSubject || !viewport.isSet) {
            if (sameSubject && state.viewport) {
                viewport.set(state.viewport);
            } else {
                viewport.fit();
            }
        } else if (anchor) {
            viewport.follow(anchor.from, anchor.to);
        }
        picture.select(state.selected !== undefined && picture.has(state.selected) ? state.selected : undefined);
    };
    const receive = (next: DiagramUpdate) => {
        const sameSubject = state.uri === next.uri && state.system === next.system;
        if (!sameSubject) {
            listed = undefined;
            keep({ uri: next.uri, system: next.system, selected: undefined, finding: undefined, viewport: undefined });
        }
        update = next;
        showSystems(parts.systems, next);
        const isEmpty = next.status === 'empty' || (next.drawing?.shapes.length === 0 && next.drawing.boundaries.length === 0);
        parts.notice.hidden = next.status === 'ok' && !isEmpty;
        parts.notice.textContent = next.status === 'failed' ? plainText(next.message ?? FAILED_NOTICE) : isEmpty ? EMPTY_NOTICE : '';
        if (next.drawing && !isEmpty) {
            draw(next.drawing, sameSubject);
        } else if (isEmpty || !sameSubject) {
            picture.clear();
        }
        const open = next.findings.filter(finding => finding.status === 'open').length;
        parts.findings.textContent = open === 0 ? 'Findings' : `Findings (${open} open)`;
        parts.findings.setAttribute('aria-label', `All findings, ${open} open`);
        parts.findings.disabled = next.findings.length === 0;
        const finding = chosen();
        picture.highlight(finding && [finding.target, ...finding.path]);
        if (listed) {
            showPanel();
        }
    };
    host.post({ type: 'ready' });
    return message => {
        if (message.type === 'update') {
            receive(message.update);
        } else {
            select(message.id, false);
            const box = message.id === undefined ? undefined : picture.boxOf(message.id);
            if (box) {
                viewport.reveal(box);
            }
        }
    };
}

function idAt(target: EventTarget | null): string | undefined {
    return target instanceof Element ? target.closest<SVGElement>('g[data-id]')?.dataset.id : undefined;
}

function showSystems(select: HTMLSelectElement, { systems, system }: DiagramUpdate): void {
    select.hidden = systems.length < 2;
    const shown = [...select.options].map(option => option.value);
    if (shown.join('\n') !== systems.join('\n')) {
        select.replaceChildren(...systems.map(name => new Option(plainText(name), name)));
    }
    if (system !== undefined) {
        select.value = system;
    }
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
