import { AstUtils, type AstNode, type Reference } from 'langium';
import type { System } from '../generated/ast.js';

/** A part of a written name with what it stands for: `prod` in `prod.api`. Offsets count from the name's start. */
export interface NamePart {
    node: AstNode & { name: string };
    start: number;
    end: number;
}

/**
 * The parts of a reference's text, the last first: what it names, then what is written before that. Empty where the
 * reference names nothing.
 */
export function partsOfReference({ ref, $refText: text }: Reference, container: AstNode): NamePart[] {
    if (!ref) {
        return [];
    }
    const parts: NamePart[] = [];
    // What stands in another system has that system's name in front, and then any suffix of its own qualified name.
    const system = systemAround(ref);
    const abroad = system !== undefined && system !== systemAround(container) ? system : undefined;
    const from = abroad ? text.indexOf('.') + 1 : 0;
    let end = text.length;
    for (let node: AstNode | undefined = ref; node && end > from; node = node.$container) {
        const name = (node as Partial<NamePart['node']>).name;
        if (!name) {
            continue; // Qualified names pass over places that have none.
        }
        const start = end - name.length;
        if (start < from || text.slice(start, end) !== name || (start > from && text[start - 1] !== '.')) {
            break;
        }
        parts.push({ node: node as NamePart['node'], start, end });
        end = start - 1;
    }
    if (abroad) {
        parts.push({ node: abroad, start: 0, end: from - 1 });
    }
    return parts;
}

/** The system that a node is a part of; a system is its own. */
function systemAround(node: AstNode): System | undefined {
    return AstUtils.getContainerOfType(node, (each): each is System => each.$type === 'System');
}
