import type { PlaceType } from '../fixes/places.js';

/** What a diagnostic carries so that code actions find what it stands for. */
export type DiagnosticData = { finding: string } | { questions: { type: PlaceType; target: string }; system: string };

/** Reads the data of a diagnostic, which has been to the client and back; undefined where it is none of ours. */
export function diagnosticData(data: unknown): DiagnosticData | undefined {
    if (typeof data !== 'object' || data === null) {
        return undefined;
    }
    const fields = data as Record<string, unknown>;
    if (typeof fields.finding === 'string') {
        return { finding: fields.finding };
    }
    const questions = fields.questions as Record<string, unknown> | undefined;
    if (questions && typeof questions.type === 'string' && typeof questions.target === 'string' && typeof fields.system === 'string') {
        return { questions: { type: questions.type as PlaceType, target: questions.target }, system: fields.system };
    }
    return undefined;
}
