import type { Position } from '../../language/model/source.js';
import type { AnalysedSystem, Snapshot } from '../session/session.js';
import { textContextAt, type TextContext } from '../text-context/enclosing-block.js';
import { expectationAt } from '../text-context/expectation.js';
import { wordAt, type Word } from '../text-context/words.js';
import { lineText } from '../fixes/indentation.js';
import { attributeAt } from './attribute-at.js';
import { declaredAt } from './declared-at.js';
import type { Entity, EntityAt } from './entity.js';
import { libraryIndex, type LibraryIndex } from '../../explain/index.js';
import { partAt } from './name-parts.js';
import { contains, isOwn, standsIn } from './ranges.js';
import { describedAt, resolve, scopeAt } from './system-names.js';

/**
 * What the word at a position stands for, read from the text around it and looked up in the plain models; so it works in
 * broken text, and in the built-in library, alike. Undefined for keywords, strings, comments and unknown names.
 */
export function entityAt(snapshot: Snapshot, position: Position): EntityAt | undefined {
    const word = wordAt(snapshot.text, position);
    if (!word) {
        return arrowAt(snapshot, position);
    }
    const context = textContextAt(snapshot.text, word.range.start);
    if (context.inText) {
        return undefined;
    }
    const entity = new Lookup(snapshot, word, context).find();
    return entity && partAt(entity, word, position.character);
}

/** The flow whose arrow stands at a position. */
function arrowAt({ systems, tests, text }: Snapshot, position: Position): EntityAt | undefined {
    const start = lineText(text, position.line).indexOf('->', Math.max(0, position.character - 2));
    if (start < 0 || start > position.character) {
        return undefined;
    }
    const range = { start: { ...position, character: start }, end: { ...position, character: start + 2 } };
    for (const system of [...systems, ...tests]) {
        const flow = system.model.flows.find(
            ({ declaration }) => contains(declaration.name, position) && standsIn(system.model.declaration, declaration)
        );
        if (flow) {
            return { entity: { type: 'flow', system, flow }, range };
        }
    }
    return undefined;
}

class Lookup {
    private readonly index: LibraryIndex;
    private readonly system: AnalysedSystem | undefined;

    constructor(
        private readonly snapshot: Snapshot,
        private readonly word: Word,
        private readonly context: TextContext
    ) {
        this.index = libraryIndex(snapshot.library);
        this.system = describedAt(snapshot, word.range.start);
    }

    find(): Entity | undefined {
        const { following } = this.word;
        if (following.startsWith('->')) {
            return this.flowEnd('source') ?? this.place();
        }
        const declared = declaredAt(this.snapshot, this.index, this.word.range);
        if (declared) {
            return declared;
        }
        if (this.context.block.type === 'enum') {
            return this.declaredLiteral();
        }
        return following.startsWith(':') ? this.factKey() : this.byExpectation();
    }

    private byExpectation(): Entity | undefined {
        const { text } = this.word;
        const expectation = expectationAt(this.context);
        switch (expectation.expects) {
            case 'element':
                return this.flowEnd('target') ?? this.place();
            case 'treated-place':
                return this.place() ?? (expectation.data ? this.data() : undefined);
            case 'enclosure':
                return this.place();
            case 'sight':
                return /^on(?![\w-])/.test(this.word.following) ? this.threat() : (this.place() ?? this.data() ?? this.control());
            case 'asked-fact':
                return this.askedFact();
            case 'data':
                return this.data();
            case 'control':
                return this.control();
            case 'threat':
                return this.threat();
            case 'kind':
                return this.kind();
            case 'entry':
                return this.entry() ?? this.framework();
            case 'value-type':
                return this.enumeration(text);
            case 'fact-value':
                return this.literal(expectation.fact);
            case 'expression':
                return (expectation.fact ? this.literal(lastSegment(expectation.fact)) : undefined) ?? this.attributeInRule();
            case 'statement':
                return this.kind() ?? this.control() ?? this.attributeInRule();
            case 'severity':
            case 'nothing':
                return undefined;
        }
    }

    private factKey(): Entity | undefined {
        const attribute = attributeAt(this.index, this.context.block, this.word.text);
        return attribute && { type: 'attribute', ...attribute };
    }

    private askedFact(): Entity | undefined {
        const attribute = this.index.anyAttribute(this.word.text);
        return attribute && { type: 'attribute', ...attribute };
    }

    private literal(fact: string): Entity | undefined {
        const attribute = attributeAt(this.index, this.context.block, fact);
        const enumeration = attribute && this.index.enumerations.get(attribute.attribute.type);
        const literal = enumeration?.literals.find(each => each.name === this.word.text);
        return enumeration && literal && { type: 'literal', enumeration, literal, of: attribute };
    }

    /** A value in the body of its own enumeration. */
    private declaredLiteral(): Entity | undefined {
        const { start } = this.word.range;
        const enumeration = this.index.library.enumerations.find(
            ({ declaration: { uri, body } }) => uri === this.snapshot.uri && body && contains(body, start)
        );
        const literal = enumeration?.literals.find(({ name }) => name === this.word.text);
        return enumeration && literal && { type: 'literal', enumeration, literal };
    }

    private attributeInRule(): Entity | undefined {
        if (this.context.block.type !== 'threat' && this.context.block.type !== 'control') {
            return undefined;
        }
        const attribute = this.index.anyAttribute(lastSegment(this.word.text));
        return attribute ? { type: 'attribute', ...attribute } : this.kind();
    }

    private flowEnd(end: 'source' | 'target'): Entity | undefined {
        const { system } = this;
        const { start } = this.word.range;
        const flow = system?.model.flows.find(each => isOwn(each) && contains(each.declaration.name, start));
        return system && flow && { type: 'element', system, element: system.model.elements[flow[end]] };
    }

    /** An element or zone by name; the system itself last. */
    private place(): Entity | undefined {
        const { system } = this;
        if (!system) {
            return undefined;
        }
        const { model } = system;
        const scope = scopeAt(model, this.word.range.start);
        const element = resolve(model.elements, this.word.text, scope, model.name);
        if (element) {
            return { type: 'element', system, element };
        }
        const zone = resolve(model.zones, this.word.text, scope, model.name);
        return zone ? { type: 'zone', system, zone } : this.word.text === model.name ? { type: 'system', system } : undefined;
    }

    private data(): Entity | undefined {
        const { system } = this;
        const data = system && resolve(system.model.data, this.word.text, scopeAt(system.model, this.word.range.start), system.model.name);
        return system && data && { type: 'data', system, data };
    }

    private control(): Entity | undefined {
        const control = this.index.controls.get(this.word.text);
        return control && { type: 'control', control, system: this.system };
    }

    private threat(): Entity | undefined {
        const threat = this.index.threats.get(this.word.text);
        return threat && { type: 'threat', threat, system: this.system };
    }

    private kind(): Entity | undefined {
        const kind = this.index.kinds.get(this.word.text);
        return kind && { type: 'kind', kind };
    }

    private entry(): Entity | undefined {
        const entry = this.index.entries.get(this.word.text);
        return entry && { type: 'entry', ...entry };
    }

    private framework(): Entity | undefined {
        const framework = this.index.frameworks.get(this.word.text);
        return framework && { type: 'framework', framework };
    }

    private enumeration(name: string): Entity | undefined {
        const enumeration = this.index.enumerations.get(name);
        return enumeration && { type: 'enumeration', enumeration };
    }
}

/** `source.trust` asks for the attribute `trust`. */
function lastSegment(name: string): string {
    return name.slice(name.lastIndexOf('.') + 1);
}
