import type { AstNode } from 'langium';
import type { View } from '../generated/ast.js';
import { rangesOf, referenceRange } from '../syntax/ranges.js';
import type { Check } from './check.js';
import { removing } from './problem-fix.js';

/** A view looks at one thing, names each place once, and collapses only what has something inside. */
export const checkView: Check<View> = (view, { report }) => {
    for (const focus of view.focuses.slice(1)) {
        const range = rangesOf(focus).whole;
        report({
            severity: 'error',
            code: 'duplicate-fact',
            range,
            message: "'focus' is already stated here; the first value counts.",
            fixes: [removing(range, range, 'Remove the second focus', true)]
        });
    }
    const named = new Map<AstNode, string>();
    for (const { action, places } of view.lists) {
        for (const reference of places) {
            const place = reference.ref;
            if (!place) {
                continue;
            }
            const before = named.get(place);
            if (before !== undefined) {
                report({
                    severity: 'warning',
                    code: 'repeated-place',
                    range: referenceRange(reference),
                    message:
                        before === action
                            ? `'${reference.$refText}' is named twice.`
                            : `'${reference.$refText}' is named under both collapse and expand; collapse counts.`
                });
            } else if (!hasContent(place)) {
                report({
                    severity: 'warning',
                    code: 'nothing-to-collapse',
                    range: referenceRange(reference),
                    message: `'${reference.$refText}' has nothing inside, so there is nothing to ${action}.`
                });
            }
            named.set(place, before ?? action);
        }
    }
};

function hasContent(place: AstNode): boolean {
    const members = (place as { members?: AstNode[] }).members ?? [];
    return members.some(({ $type }) => $type === 'Element' || $type === 'Zone');
}
