import type { DiagramFinding, DiagramPlace, DiagramUpdate, DiagramView } from '../server/protocol.js';
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
    /** Whether a finding counts at what is drawn under an id: at what it stands for, where that is more than one thing. */
    concerns(id: string, finding: DiagramFinding): boolean;
    /** What is drawn in place of something that a view hides inside of it; the id itself where it is drawn. */
    drawnAs(id: string): string | undefined;
    /** What the text calls what is drawn under an id: the first flow where it stands for several. */
    writtenAs(id: string): string;
    /** Whether other places stand inside of it, drawn or not. */
    isContainer(id: string): boolean;
}

export function createStore(host: Host): Store {
    let state: PageState = host.getState() ?? {};
    let update: DiagramUpdate | undefined;
    let places: ReadonlyMap<string, DiagramPlace> = new Map();
    let hidden: ReadonlySet<string> = new Set();
    const drawn = () => {
        const { shapes = [], boundaries = [], flows = [] } = update?.drawing ?? {};
        return { shapes, boundaries, flows };
    };
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
            hidden = new Set(next?.hidden);
            places = new Map(next?.places.map(place => [place.id, place]));
        },
        findings: () => (update?.findings ?? []).filter(({ id }) => !hidden.has(id)),
        placeOf: id => places.get(id),
        labelOf(id) {
            const { shapes, boundaries, flows } = drawn();
            const found = [...shapes, ...boundaries, ...flows].find(each => each.id === id);
            return found?.label || places.get(id)?.label || id;
        },
        concerns(id, { target }) {
            if (target === id) {
                return true;
            }
            const { shapes, flows } = drawn();
            if (shapes.find(shape => shape.id === id)?.collapsed !== undefined) {
                return target.split(' -> ').every(end => end.startsWith(`${id}.`));
            }
            return flows.find(flow => flow.id === id)?.parts?.includes(target) ?? false;
        },
        drawnAs(id) {
            const { shapes, boundaries, flows } = drawn();
            const ids = new Set([...shapes, ...boundaries, ...flows].map(each => each.id));
            const whole = ids.has(id) ? id : flows.find(flow => flow.parts?.includes(id))?.id;
            if (whole !== undefined) {
                return whole;
            }
            let [outer] = id.split(' -> ');
            while (outer.includes('.') && !ids.has(outer)) {
                outer = outer.slice(0, outer.lastIndexOf('.'));
            }
            return ids.has(outer) ? outer : undefined;
        },
        writtenAs: id => (places.has(id) ? id : (drawn().flows.find(flow => flow.id === id)?.parts?.[0] ?? id)),
        isContainer: id => [...places.keys()].some(each => each.startsWith(`${id}.`) && !each.includes(' '))
    };
}
