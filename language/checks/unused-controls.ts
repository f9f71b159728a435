import type { LangiumDocument } from 'langium';
import type { Control } from '../generated/ast.js';
import { referencesOf } from '../references/linker.js';
import { nameRange } from '../syntax/ranges.js';
import { isBuiltIn } from '../workspace/built-in.js';
import type { DocumentCheck } from './check.js';
import { isImported } from './imports.js';
import { isWhole } from './intact.js';

/**
 * Controls of a file with threats that no threat in its view names: applying them closes nothing. A file without
 * threats may be written for those of others, and threats of a file that imports this one may name its controls.
 */
export const checkUnusedControls: DocumentCheck = (document, context) => {
    const declared = (document.members ?? []).filter(
        (member): member is Control => member.$type === 'Control' && Boolean(member.name) && !member.override
    );
    const hasThreats = (document.members ?? []).some(member => member.$type === 'Threat');
    if (declared.length === 0 || !hasThreats || isBuiltIn(context.document.uri) || !isWhole(context) || isImported(context)) {
        return;
    }
    const named = new Set<string>();
    for (const other of context.visible.documents) {
        controlsNamedIn(other).forEach(name => named.add(name));
    }
    for (const control of declared) {
        if (!named.has(control.name)) {
            context.report({
                severity: 'information',
                code: 'unused-control',
                range: nameRange(control),
                message: `No threat here or in an imported file names the control '${control.name}': applying it closes nothing.`
            });
        }
    }
};

const builtIn = new WeakMap<LangiumDocument, ReadonlySet<string>>();

/** Names of the controls that a document's rules name. The built-in library never changes and is looked through once. */
function controlsNamedIn(document: LangiumDocument): ReadonlySet<string> {
    const known = builtIn.get(document);
    if (known) {
        return known;
    }
    const names = new Set<string>();
    for (const reference of referencesOf(document)) {
        if (reference.container.$type === 'ControlReference') {
            names.add(reference.$refText);
        }
    }
    if (isBuiltIn(document.uri)) {
        builtIn.set(document, names);
    }
    return names;
}
