import { html } from './element.js';

/** An entry of a menu; without `run` it cannot be chosen and says why. */
export interface MenuItem {
    label: string;
    /** The key that does the same without the menu. */
    keys?: string;
    run?(): void;
}

/** Groups are parted by lines. */
export type MenuGroups = readonly (readonly MenuItem[])[];

export interface Menu {
    readonly isOpen: boolean;
    /** Opens at a point of the window, its first entry focused. `back` takes the focus when the menu is left without a choice. */
    open(name: string, groups: MenuGroups, at: { x: number; y: number }, back: () => void): void;
    close(): void;
}

/** One menu for the page: by mouse, and by arrow keys, Home, End, first letters, Enter and Escape. */
export function createMenu(body: HTMLElement): Menu {
    const list = html('div', { class: 'menu', role: 'menu', tabindex: '-1' });
    list.hidden = true;
    body.append(list);
    let goBack: () => void = () => undefined;

    const items = () => [...list.querySelectorAll<HTMLButtonElement>('[role="menuitem"]')];
    const close = () => {
        list.hidden = true;
        list.replaceChildren();
    };
    const leave = () => {
        close();
        goBack();
    };
    list.addEventListener('keydown', event => {
        const all = items();
        const next = entryFor(event.key, all, all.indexOf(document.activeElement as HTMLButtonElement));
        if (next) {
            next.focus();
        } else if (event.key === 'Escape' || event.key === 'Tab') {
            leave();
        } else if (event.key !== 'Enter' && event.key !== ' ') {
            return;
        }
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== ' ') {
            event.preventDefault();
        }
    });
    document.addEventListener('pointerdown', event => {
        if (!list.hidden && !list.contains(event.target as Node)) {
            close();
        }
    });
    window.addEventListener('blur', close);
    return {
        get isOpen() {
            return !list.hidden;
        },
        open(name, groups, at, back) {
            goBack = back;
            list.setAttribute('aria-label', name);
            list.replaceChildren(
                ...groups
                    .filter(group => group.length > 0)
                    .flatMap((group, index) => [
                        ...(index > 0 ? [html('div', { role: 'separator' })] : []),
                        ...group.map(item => entry(item, leave))
                    ])
            );
            list.hidden = false;
            list.style.left = `${Math.max(0, Math.min(at.x, window.innerWidth - list.offsetWidth - 4))}px`;
            list.style.top = `${Math.max(0, Math.min(at.y, window.innerHeight - list.offsetHeight - 4))}px`;
            items()[0]?.focus();
        },
        close
    };
}

function entry({ label, keys, run }: MenuItem, leave: () => void): HTMLElement {
    const button = html(
        'button',
        { type: 'button', role: 'menuitem', tabindex: '-1', ...(run ? {} : { 'aria-disabled': 'true' }) },
        html('span', {}, label),
        ...(keys ? [html('kbd', { 'aria-hidden': 'true' }, keys)] : [])
    );
    button.addEventListener('click', () => {
        if (run) {
            // What the entry does may move the focus on; the menu must not take it back after that.
            leave();
            run();
        }
    });
    return button;
}

function entryFor(key: string, all: readonly HTMLButtonElement[], index: number): HTMLButtonElement | undefined {
    switch (key) {
        case 'ArrowDown':
            return all[(index + 1) % all.length];
        case 'ArrowUp':
            return all[(index - 1 + all.length) % all.length];
        case 'Home':
            return all[0];
        case 'End':
            return all.at(-1);
        default: {
            const starts = (button: HTMLElement) => (button.textContent ?? '').toLowerCase().startsWith(key.toLowerCase());
            return key.length === 1 && key !== ' ' ? [...all.slice(index + 1), ...all.slice(0, index + 1)].find(starts) : undefined;
        }
    }
}
