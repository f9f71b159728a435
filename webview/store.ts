import type { DiagramFinding, DiagramPlace, DiagramUpdate, DiagramView } from '../server/protocol.js';
import { passes } from './finding-filter.js';
import type { PageMessage, PageState } from './messages.js';

/** What the page needs of the editor. */
export interface Host {
    post(message: PageMessage): void;
    getState(): PageState | undefined;
    setState(state: PageState): void;
}

/** What is shown, and what of it is kept when the page goes. */
export interface Store {
    readonly host: Host;
    readonly state: PageState;
    keep(change: Partial<PageState>): void;
    /** The latest picture that the extension has sent. */
    update: DiagramUpdate | undefined;
    /** The view as the user wants it: the one that is drawn, with what was chosen since. */
    wantedView: DiagramView;
    /** The findings that the view lets pass. */
    findings(): readonly DiagramFinding[];
    placeOf(id: string): DiagramPlace | undefined;
    /** A place or flow as people call it. */
    labelOf(id: string): string;
    /** Whether other places stand inside of it, drawn or not. */
    isContainer(id: string): boolean;
}

export function createStore(host: Host): Store {
    let state: PageState = host.getState() ?? {};
    let update: DiagramUpdate | undefined;
    let places: ReadonlyMap<string, DiagramPlace> = new Map();
    return {
        host,
        wantedView: state.view ?? {},
        get state() {
            return state;
        },
        keep(change) {
            state = { ...state, ...change };
            host.setState(state);
        },
        get update() {
            return update;
        },
        set update(next) {
            update = next;
            this.wantedView = next?.view ?? {};
            places = new Map(next?.places.map(place => [place.id, place]));
        },
        findings: () => (update?.findings ?? []).filter(finding => passes(finding, update?.view.filter)),
        placeOf: id => places.get(id),
        labelOf(id) {
            const { shapes = [], boundaries = [], flows = [] } = update?.drawing ?? {};
            const drawn = [...shapes, ...boundaries, ...flows].find(each => each.id === id);
            return drawn?.label || places.get(id)?.label || id;
        },
        isContainer: id => [...places.keys()].some(each => each.startsWith(`${id}.`) && !each.includes(' '))
    };
}
