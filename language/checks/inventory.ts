import type {
    DataAsset,
    Document,
    ElementMember,
    Expectation,
    Flow,
    SystemMember,
    TestMember,
    Treatment,
    View,
    ZoneMember
} from '../generated/ast.js';
import { isDescription, type Description, type PlaceNode } from '../references/names.js';
import type { CheckContext } from './check.js';

/** The statements of one system or test that whole-document checks look at, in the order of the text. */
export interface SystemInventory {
    system: Description;
    /** The system or test itself, its zones and its elements: everything that has members. */
    places: PlaceNode[];
    data: DataAsset[];
    flows: Flow[];
    treatments: Treatment[];
    expectations: Expectation[];
    views: View[];
}

const inventories = new WeakMap<CheckContext, readonly SystemInventory[]>();

/** What the systems and tests of a document hold, without their facts; collected once for each run of the checks. */
export function inventoryOf(document: Document, context: CheckContext): readonly SystemInventory[] {
    let inventory = inventories.get(context);
    if (!inventory) {
        inventory = (document.members ?? []).filter(isDescription).map(collect);
        inventories.set(context, inventory);
    }
    return inventory;
}

function collect(system: Description): SystemInventory {
    const inventory: SystemInventory = { system, places: [], data: [], flows: [], treatments: [], expectations: [], views: [] };
    addPlace(system, inventory);
    return inventory;
}

function addPlace(place: PlaceNode, inventory: SystemInventory): void {
    inventory.places.push(place);
    for (const member of place.members as readonly (SystemMember | TestMember | ZoneMember | ElementMember)[]) {
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
            case 'View':
                inventory.views.push(member);
                break;
            case 'Expectation':
                inventory.expectations.push(member);
                break;
        }
    }
}
