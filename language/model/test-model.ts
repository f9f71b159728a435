import type { Declaration } from './source.js';
import type { SystemModel } from './system-model.js';

/** What a test can expect of a threat: `open` where nothing else is said, `none` for `expect no`. */
export type ExpectedStatus = 'open' | 'none' | 'mitigated' | 'residual' | 'planned' | 'accepted' | 'transferred' | 'avoided' | 'dismissed';

/** What a place of an expectation is. */
export type ExpectedPlaceType = 'element' | 'flow' | 'zone' | 'data';

/** Where something is expected. */
export interface ExpectedPlace {
    type: ExpectedPlaceType;
    /** As written. */
    text: string;
    /** Id in the test's model; undefined where the text names nothing that is there. A zone stands for all elements inside it. */
    id: string | undefined;
}

interface Expecting {
    /** Undefined for anywhere. */
    place?: ExpectedPlace;
    /** Its name is the statement from `expect` on. */
    declaration: Declaration;
}

/** `expect mitigated model-extraction on resnet50`. */
export interface ThreatExpectation extends Expecting {
    threat: string;
    status: ExpectedStatus;
}

/** `expect question format on resnet50`, or `expect no question ...`. */
export interface QuestionExpectation extends Expecting {
    fact: string;
    asked: boolean;
}

export type ExpectationModel = ThreatExpectation | QuestionExpectation;

/** A test of threats as plain data. */
export interface TestModel {
    /** The sentence that it shows. */
    name: string;
    /** What is analysed. It is no system of the workspace, and its name is empty. */
    system: SystemModel;
    expectations: ExpectationModel[];
    /** Its name is the sentence, with the quotation marks. */
    declaration: Declaration;
}
