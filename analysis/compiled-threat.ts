import type { ControlExpression, Expression, LibraryModel, ThreatModel } from '../language/model/library-model.js';
import type { SubjectType } from './columns.js';
import { furthest, type CompiledExpression, type Reach } from './compiled-expression.js';
import { compileExpression, conjunction } from './expressions.js';
import { STATEMENT_KINDS, type KindTable } from './kinds.js';
import { controlsInCondition, controlsOf, demandsOf } from './named-controls.js';

export type TargetType = 'element' | 'flow' | 'system';

/** Controls that help against a threat, as combined by its text and as demanded of every way of the attack. */
export interface Remedy {
    alternatives: readonly ControlExpression[];
    /** Of each list one control on every way; undefined where nothing helps, or the demands are too many. */
    demands: readonly (readonly string[])[] | undefined;
    /** All that are named. */
    controls: readonly string[];
}

/** A threat compiled for one type of target. */
export interface Rule {
    threat: ThreatModel;
    /** Position in the library, for a stable order. */
    order: number;
    type: TargetType;
    /** For elements: the kinds it looks at, sub-kinds included. */
    kinds: Set<string>;
    condition: CompiledExpression;
    /** How far from a target anything that decides or explains a finding can lie. */
    reach: Reach;
    severities: { level: string; when?: CompiledExpression }[];
    steps: { entries: string[]; when?: CompiledExpression }[];
    /** The threat's categories of STRIDE. */
    stride: string[];
    /** What closes the threat, and what lowers it to a residual. */
    closing: Remedy;
    reducing: Remedy;
    /** Controls that its mitigations name. */
    controls: Set<string>;
    /** Controls that its condition names (`without query-limit`): where there are none, it holds in one world as in any other. */
    conditionControls: readonly string[];
    /** All that are named. */
    namedControls: string[];
}

/** @returns the rules of a threat, one for each type of its targets. What a rule consists of is compiled when it is first needed. */
export function compileThreat(threat: ThreatModel, order: number, library: LibraryModel, kindTable: KindTable): Rule[] {
    const elementKinds = threat.targets.filter(target => !(STATEMENT_KINDS as readonly string[]).includes(target));
    const types: TargetType[] = [];
    if (elementKinds.length > 0) types.push('element');
    if (threat.targets.includes('flow')) types.push('flow');
    if (threat.targets.includes('system')) types.push('system');
    const kinds = new Set(library.kinds.map(kind => kind.name).filter(kind => elementKinds.some(target => kindTable.isA(kind, target))));
    return types.map(type => new CompiledThreat(threat, order, type, kinds));
}

/** Most rules find no target in a system, or are ruled out by their condition: then nothing else of them is ever compiled. */
class CompiledThreat implements Rule {
    readonly closing: Remedy;
    readonly reducing: Remedy;
    private known: Partial<
        Pick<Rule, 'condition' | 'reach' | 'severities' | 'steps' | 'stride' | 'controls' | 'conditionControls' | 'namedControls'>
    > = {};

    constructor(
        readonly threat: ThreatModel,
        readonly order: number,
        readonly type: TargetType,
        readonly kinds: Set<string>
    ) {
        this.closing = new AlternativeControls(threat.mitigatedBy);
        this.reducing = new AlternativeControls(threat.reducedBy);
    }

    get condition(): CompiledExpression {
        return (this.known.condition ??= this.compileConditions());
    }

    /** Evaluated cheapest first, asked about in the order of the text. */
    private compileConditions(): CompiledExpression {
        const { conditions } = this.threat;
        const compiled = new Map(conditions.map(each => [each, this.compile(each)]));
        return conjunction(
            cheapFirst(conditions).map(each => compiled.get(each)!),
            [...compiled.values()]
        );
    }

    get severities(): Rule['severities'] {
        return (this.known.severities ??= this.threat.severities.map(({ level, when }) => ({ level, when: when && this.compile(when) })));
    }

    get steps(): Rule['steps'] {
        return (this.known.steps ??= this.threat.steps.map(({ entries, when }) => ({ entries, when: when && this.compile(when) })));
    }

    get reach(): Reach {
        return (this.known.reach ??= this.furthestReach());
    }

    get stride(): string[] {
        return (this.known.stride ??= this.threat.facts
            .filter(fact => fact.name === 'stride')
            .flatMap(fact => fact.values.map(value => String(value.value))));
    }

    get controls(): Set<string> {
        return (this.known.controls ??= new Set([...this.closing.controls, ...this.reducing.controls]));
    }

    get conditionControls(): readonly string[] {
        return (this.known.conditionControls ??= this.threat.conditions.flatMap(controlsInCondition));
    }

    get namedControls(): string[] {
        return (this.known.namedControls ??= [...new Set([...this.controls, ...this.conditionControls])]);
    }

    private furthestReach(): Reach {
        const parts = [this.condition, ...[...this.severities, ...this.steps].flatMap(({ when }) => when ?? [])];
        // Severity also weighs the data of a target, and what a flow's ends are.
        return furthest([{ facts: 1 }, ...parts.map(({ reach }) => reach)]);
    }

    private compile(expression: Expression): CompiledExpression {
        return compileExpression(expression, this.type satisfies SubjectType);
    }
}

/** What it demands of each way of an attack is worked out where a finding is first judged by it. */
class AlternativeControls implements Remedy {
    private known: { demands: Remedy['demands'] } | undefined;
    private named: readonly string[] | undefined;

    constructor(readonly alternatives: readonly ControlExpression[]) {}

    get demands(): Remedy['demands'] {
        return (this.known ??= { demands: demandsOf(this.alternatives) }).demands;
    }

    get controls(): readonly string[] {
        return (this.named ??= [...new Set(this.alternatives.flatMap(controlsOf))]);
    }
}

/** A comparison of facts costs nothing beside a search for paths: it goes first, and what it rules out is never searched. */
function cheapFirst(conditions: Expression[]): Expression[] {
    const cost = (expression: Expression): number => {
        switch (expression.op) {
            case 'compare':
                return 0;
            case 'quantified':
                return 1;
            case 'path':
                return 2;
            case 'not':
                return cost(expression.operand);
            default:
                return Math.max(0, ...expression.operands.map(cost));
        }
    };
    return [...conditions].sort((a, b) => cost(a) - cost(b));
}
