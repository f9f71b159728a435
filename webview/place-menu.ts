import { plainText } from '../diagram/render/escape.js';
import type { Actions } from './actions.js';
import { t } from './l10n.js';
import type { MenuGroups, MenuItem } from './menu.js';
import type { Store } from './store.js';

/** What can be done about a place or flow; what another system declares can be looked at only. */
export function placeMenu(store: Store, actions: Actions, id: string): MenuGroups {
    const place = store.placeOf(id);
    const findings = store.findings().filter(finding => store.concerns(id, finding)).length;
    const look: MenuItem[] = [
        { label: t('Go to the text'), keys: 'Enter', run: () => actions.reveal(id) },
        { label: t('What is known of it'), keys: 'I', run: () => actions.showCard(id) },
        ...(findings > 0 ? [{ label: t('Findings ({0})', findings), keys: t('Space'), run: () => actions.openFindings(id) }] : [])
    ];
    return [look, editItems(store, actions, id), place?.type === 'flow' ? [] : viewItems(store, actions, id)];
}

function editItems(store: Store, actions: Actions, id: string): MenuItem[] {
    const place = store.placeOf(id);
    if (!place) {
        return [];
    }
    if (place.from !== undefined) {
        return [{ label: t('Belongs to {0} and is changed there', plainText(place.from)) }];
    }
    const ask = (edit: Parameters<Actions['ask']>[0]) => () => actions.ask(edit, id);
    return [
        ...(place.type === 'element' ? [{ label: t('Add flow to...'), run: ask('addFlow') }] : []),
        ...(place.type === 'flow' ? [] : [{ label: t('Add element here...'), run: ask('addElement') }]),
        { label: t('Apply control...'), run: ask('applyControl') },
        { label: t('Rename...'), keys: 'F2', run: ask('rename') },
        { label: t('Delete'), keys: t('Delete'), run: ask('delete') }
    ];
}

function viewItems(store: Store, actions: Actions, id: string): MenuItem[] {
    const { focus } = store.update?.view ?? {};
    const focused = focus?.on === 'element' && focus.id === id;
    return [
        ...(store.isContainer(id)
            ? [{ label: isCollapsed(store, id) ? t('Expand') : t('Collapse'), keys: 'C', run: () => actions.toggleCollapsed(id) }]
            : []),
        focused
            ? { label: t('Show everything again'), keys: 'F', run: () => actions.focusOn(undefined) }
            : { label: t('Show with its neighbours only'), keys: 'F', run: () => actions.focusOn({ on: 'element', id }) }
    ];
}

/** Whether nothing of what is inside of a place is drawn. */
export function isCollapsed({ update }: Store, id: string): boolean {
    const { shapes = [], boundaries = [] } = update?.drawing ?? {};
    return ![...shapes, ...boundaries].some(each => each.parent === id);
}

/** What can be done about the diagram as a whole. */
export function diagramMenu(store: Store, actions: Actions, reset: (() => void) | undefined): MenuGroups {
    return [
        [
            { label: t('Add element...'), run: () => actions.ask('addElement') },
            { label: t('Apply control...'), run: () => actions.ask('applyControl') }
        ],
        [
            ...(store.update?.view.focus ? [{ label: t('Show everything again'), run: () => actions.focusOn(undefined) }] : []),
            { label: t('Search...'), keys: '/', run: () => actions.run('search') },
            { label: store.state.table ? t('Show as diagram') : t('Show as table'), keys: 'T', run: () => actions.run('toggleTable') },
            ...(reset ? [{ label: t('Reset positions'), run: reset }] : [])
        ],
        [
            { label: t('Save as picture...'), run: () => actions.run('export') },
            { label: t('Copy as picture'), run: () => actions.run('copyPng') },
            { label: t('Copy as SVG'), run: () => actions.run('copySvg') }
        ]
    ];
}
