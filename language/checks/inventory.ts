import type {
    DataAsset,
    Document,
    Element,
    ElementMember,
    Flow,
    System,
    SystemMember,
    Treatment,
    Zone,
    ZoneMember
} from '../generated/ast.js';
import type { CheckContext } from './check.js';

/** The statements of one system that whole-document checks look at, in the order of the text. */
export interface SystemInventory {
    system: System;
    /** The system itself, its zones and its elements: everything that has members. */
    places: (System | Zone | Element)[];
    data: DataAsset[];
    flows: Flow[];
    treatments: Treatment[];
}

const inventories = new WeakMap<CheckContext, readonly SystemInventory[]>();

/** What the systems of a document hold, without their facts; collected once for each run of the checks. */
export function inventoryOf(document: Document, context: CheckContext): readonly SystemInventory[] {
    let inventory = inventories.get(context);
    if (!inventory) {
        inventory = (document.members ?? []).filter(member => member.$type === 'System').map(collect);
        inventories.set(context, inventory);
    }
    return inventory;
}

function collect(system: System): SystemInventory {
    const inventory: SystemInventory = { system, places: [], data: [], flows: [], treatments: [] };
    addPlace(system, inventory);
    return inventory;
}

function addPlace(place: System | Zone | Element, inventory: SystemInventory): void {
    inventory.places.push(place);
    for (const member of place.members as readonly (SystemMember | ZoneMember | ElementMember)[]) {
        switch (member.$type) {
            case 'Zone':
            case 'Element':
                addPlace(member, inventory);
                break;
            case 'DataAsset':
                inventory.data.push(member);
                break;
            case 'Flow':
                inventory.flows.push(member);
                break;
            case 'Treatment':
                inventory.treatments.push(member);
                break;
        }
    }
}
