import type { Actions } from './actions.js';
import { html } from './element.js';
import { t } from './l10n.js';
import { markdownNodes } from './markdown.js';

export interface HoverCard {
    readonly isOpen: boolean;
    /** Shows what the extension has answered for an id, unless the user has gone on. */
    show(id: string, markdown: string): void;
    hide(): void;
}

/** How long the pointer must rest, and how long a card that it has left still waits for it, in milliseconds. */
const RESTS = 500;
const WAITS = 250;

/**
 * What the editor says of a place, beside it: when the pointer rests on it, or when asked for by key. It stays while the
 * pointer is on it, and goes with Escape.
 * @param elementOf where the thing of an id is on the page
 * @param ask asks the extension for the text
 */
export function createHoverCard(
    body: HTMLElement,
    canvas: HTMLElement,
    idAt: (target: EventTarget | null) => string | undefined,
    elementOf: (id: string) => Element | undefined,
    ask: (id: string) => void
): HoverCard & { showFor: Actions['showCard'] } {
    const card = html('div', {
        class: 'card',
        role: 'region',
        'aria-label': t('What is known of it'),
        'aria-live': 'polite',
        tabindex: '0'
    });
    card.hidden = true;
    body.append(card);
    /** What a card is wanted for. */
    let wanted: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hide = () => {
        clearTimeout(timer);
        wanted = undefined;
        card.hidden = true;
    };
    const want = (id: string) => {
        wanted = id;
        ask(id);
    };
    canvas.addEventListener('pointermove', event => {
        const id = event.buttons === 0 ? idAt(event.target) : undefined;
        if (id === wanted && !card.hidden) {
            clearTimeout(timer);
            return;
        }
        clearTimeout(timer);
        timer = setTimeout(() => (id === undefined ? hide() : want(id)), card.hidden ? RESTS : WAITS);
    });
    canvas.addEventListener('pointerleave', () => {
        clearTimeout(timer);
        timer = setTimeout(hide, WAITS);
    });
    canvas.addEventListener('pointerdown', hide);
    canvas.addEventListener('wheel', hide, { passive: true });
    card.addEventListener('pointerenter', () => clearTimeout(timer));
    card.addEventListener('pointerleave', hide);
    return {
        get isOpen() {
            return !card.hidden;
        },
        show(id, markdown) {
            const element = elementOf(id);
            if (id !== wanted || !element) {
                return;
            }
            card.replaceChildren(...markdownNodes(markdown));
            card.hidden = false;
            const beside = element.getBoundingClientRect();
            const below = beside.bottom + card.offsetHeight + 8 < window.innerHeight;
            const top = below ? beside.bottom + 6 : beside.top - card.offsetHeight - 6;
            card.style.left = `${Math.max(4, Math.min(beside.left, window.innerWidth - card.offsetWidth - 8))}px`;
            card.style.top = `${Math.max(4, Math.min(top, window.innerHeight - card.offsetHeight - 8))}px`;
        },
        hide,
        showFor: want
    };
}
