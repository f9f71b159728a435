import type { Attribute, Kind, Severity, Threat } from '../generated/ast.js';
import { MAX_LINEAGE } from '../model/library-model.js';
import { nameRange, referenceRange, tokenRanges, rangesOf } from '../syntax/ranges.js';
import type { Check } from './check.js';
import { lineage, STATEMENT_KINDS } from './declared-attributes.js';
import { removing } from './problem-fix.js';
import { closeOrAll, listed } from '../syntax/spelling.js';

const LEVELS = ['info', 'low', 'medium', 'high', 'critical'];

/** A kind does not extend itself, and does not stand on more bases than are looked at. */
export const checkBase: Check<Kind> = (kind, { report }) => {
    if (!kind.base) {
        return;
    }
    const lines = lineage(kind);
    const beyond = lines[lines.length - 1].base?.ref;
    if (beyond === kind) {
        report({
            severity: 'error',
            code: 'cyclic-kind',
            range: referenceRange(kind.base),
            message: `The kind '${kind.name}' extends itself.`
        });
    } else if (beyond && !lines.includes(beyond)) {
        report({
            severity: 'error',
            code: 'unusable-kind',
            range: referenceRange(kind.base),
            message: `The kind '${kind.name}' has more than ${MAX_LINEAGE - 1} bases; '${beyond.name}' and what it extends do not count.`
        });
    }
};

/** Only kinds of elements can be instantiated: `flow`, `zone`, `data` and `system` have statements of their own. */
export const checkInstantiated: Check<import('../generated/ast.js').Element> = (element, { report }) => {
    const kind = element.kind?.ref;
    if (kind && kind.name === STATEMENT_KINDS['Flow']) {
        report({ severity: 'error', code: 'unusable-kind', range: referenceRange(element.kind), message: 'A flow is written a -> b.' });
    }
};

/** A threat that no rule can find. */
export const checkThreat: Check<Threat> = (threat, { report }) => {
    if (threat.targets.length === 0) {
        report({
            severity: 'error',
            code: 'threat-without-target',
            range: nameRange(threat),
            message: 'A threat says which kinds it looks at: on model, service.'
        });
    }
    if (threat.conditions.length === 0) {
        report({
            severity: 'error',
            code: 'threat-without-condition',
            range: nameRange(threat),
            message: 'A threat says when it is present: when format = pickle.'
        });
    }
};

export const checkSeverity: Check<Severity> = (severity, { report }) => {
    if (severity.level && !LEVELS.includes(severity.level)) {
        report({
            severity: 'error',
            code: 'unknown-severity',
            range: tokenRanges(severity, 'level')[0] ?? rangesOf(severity).whole,
            suggestions: closeOrAll(severity.level, LEVELS),
            message: `A severity is ${listed(LEVELS)}.`
        });
    }
};

/** An attribute that its kind inherits already would hide the inherited one. */
export const checkInherited: Check<Attribute> = (attribute, { report }) => {
    const inherited = lineage(attribute.$container)
        .slice(1)
        .find(kind => kind.attributes.some(other => other.name === attribute.name));
    if (inherited) {
        report({
            severity: 'error',
            code: 'duplicate-name',
            range: nameRange(attribute),
            message: `The attribute '${attribute.name}' is already declared by the kind '${inherited.name}'.`,
            fixes: [removing(nameRange(attribute), rangesOf(attribute).whole, `Remove ${attribute.name}, which is inherited`)]
        });
    }
};
