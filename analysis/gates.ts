import type { Cut } from './compiled-expression.js';
import { filled, renewed } from './equality.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { Openness } from './search.js';
import type { Snapshot } from './snapshot.js';
import type { PathQuestion } from './sweeps.js';
import { holdsAt, type World } from './worlds.js';

/** Where paths may lead, and where they may begin: on elements, and over the first flow out of one. Undefined: anywhere. */
export interface Gates {
    open?: Openness;
    starts?: Openness;
}

/** Says of a place whether a path may lead over it, or begin there: 1, or 0 where a control keeps it away. */
type Gatekeeper = (type: 'element' | 'flow', index: number) => 0 | 1;

/** @returns the gates that a question's `without` and the controls of a cut close in a world. */
export function gatesOf(snapshot: Snapshot, question: PathQuestion, world: World, cut: Cut | undefined): Gates {
    const { elements, flows } = snapshot.model;
    const { open, starts } = gatekeepers(snapshot, question, world, cut);
    const all = (keeper: Gatekeeper): Openness => ({
        element: filled(new Uint8Array(elements.length), index => keeper('element', index)),
        flow: filled(new Uint8Array(flows.length), index => keeper('flow', index))
    });
    return { open: open && all(open), starts: starts && all(starts) };
}

/** @returns the gates of a later version, given those of the one before: the same objects where none has opened or closed. */
export function renewedGates(
    before: Gates,
    snapshot: Snapshot,
    question: PathQuestion,
    world: World,
    cut: Cut | undefined,
    near: Neighbourhood
): Gates {
    const { open, starts } = gatekeepers(snapshot, question, world, cut);
    return {
        open: before.open && open && renewedOpenness(before.open, open, near),
        starts: before.starts && starts && renewedOpenness(before.starts, starts, near)
    };
}

function gatekeepers(
    snapshot: Snapshot,
    { without }: PathQuestion,
    world: World,
    cut: Cut = []
): { open?: Gatekeeper; starts?: Gatekeeper } {
    const onPath = cut.filter(control => !snapshot.rules.isSourceControl(control));
    const atSource = cut.filter(control => snapshot.rules.isSourceControl(control));
    const unless = (isGuarded: (type: 'element' | 'flow', index: number) => boolean): Gatekeeper => {
        return (type, index) => (isGuarded(type, index) && !snapshot.isAttackerHeld(type, index) ? 0 : 1);
    };
    const holdsAny = (controls: Cut, type: 'element' | 'flow', index: number): boolean =>
        controls.some(control => world.holds(control, type, index));
    return {
        ...((onPath.length > 0 || without) && {
            open: unless((type, index) => holdsAny(onPath, type, index) || (!!without && holdsAt(world, without, type, index)))
        }),
        ...(atSource.length > 0 && { starts: unless((type, index) => holdsAny(atSource, type, index)) })
    };
}

/** A flow is open or not by what its ends are, too. */
function renewedOpenness(before: Openness, keeper: Gatekeeper, near: Neighbourhood): Openness {
    const { elements, flows } = near.within(1);
    const element = renewed(before.element, elements, index => keeper('element', index));
    const flow = renewed(before.flow, flows, index => keeper('flow', index));
    return element === before.element && flow === before.flow ? before : { element, flow };
}
