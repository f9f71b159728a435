import type { Finding, FindingStatus, Question, Severity } from '../../analysis/finding.js';
import type { Report } from '../../formats/report.js';
import type { Declaration } from '../../language/model/source.js';
import type { ElementModel, SystemModel } from '../../language/model/system-model.js';

/** A declaration of a name `length` characters long at a zero-based line and character. */
export function declared(line: number, character = 4, length = 6, uri = 'file:///models/shop.tmodel'): Declaration {
    const range = { start: { line, character }, end: { line, character: character + length } };
    return { uri, name: range, whole: range };
}

export function element(id: string, line: number): ElementModel {
    return { id, name: id, kind: 'model', facts: [], mitigations: [], declaration: declared(line) };
}

export function system(parts: Partial<SystemModel> = {}): SystemModel {
    return {
        name: 'shop',
        declaration: declared(0, 7, 4),
        facts: [],
        mitigations: [],
        zones: [],
        flows: [],
        data: [],
        treatments: [],
        objectives: [],
        assumptions: [],
        views: [],
        elements: [element('hub', 1), element('ranker', 2)],
        ...parts
    };
}

export function finding(parts: Partial<Finding> & { status?: FindingStatus; severity?: Severity } = {}): Finding {
    return {
        id: 'f_1',
        system: 'shop',
        threat: 'unsafe-deserialization',
        title: 'The model file can run code',
        target: 'ranker',
        targetType: 'element',
        targetIndex: 1,
        targetKind: 'model',
        status: 'open',
        severity: 'high',
        likelihood: 'high',
        impact: 'medium',
        maps: ['atlas.AML.T0011.000'],
        steps: ['atlas.AML.T0010.003'],
        stride: ['tampering'],
        message: 'The pickle file of ranker can run code when it is loaded.',
        because: [{ text: 'format is pickle', source: { uri: 'file:///models/shop.tmodel', range: declared(3).name } }],
        path: [{ element: 0 }, { element: 1, flow: 0 }],
        fixes: [
            { control: 'artifact-signing', on: 'hub', onType: 'element', maps: ['atlas.AML.M0013'], closes: 3, effect: 'closes', also: [] }
        ],
        declaration: declared(2),
        rule: declared(9, 0, 4, 'tmodel-builtin:/threats.tmodel'),
        ...parts
    };
}

export function question(parts: Partial<Question> = {}): Question {
    return {
        target: 'ranker',
        targetType: 'element',
        targetIndex: 1,
        fact: 'weights',
        answers: [],
        set: false,
        decides: ['model-theft'],
        declaration: declared(2),
        ...parts
    };
}

/** A report on one system with the given findings and questions. */
export function report(parts: Partial<Report> & { findings?: Finding[]; questions?: Question[] } = {}): Report {
    const { findings = [], questions = [], ...rest } = parts;
    return {
        version: '1.2.3',
        frameworks: [{ name: 'atlas', edition: '2026.09', entries: [], declaration: declared(0) }],
        systems: [{ model: system(), analysis: { findings, questions, notices: [] } }],
        problems: [],
        fileName: uri => uri.replace('file:///models/', ''),
        ...rest
    };
}
