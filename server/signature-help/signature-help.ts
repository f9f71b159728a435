import { MarkupKind, type ParameterInformation, type SignatureHelp } from 'vscode-languageserver-types';
import type { Position } from '../../language/model/source.js';
import { libraryIndex } from '../../explain/index.js';
import { plain } from '../markdown.js';
import type { Snapshot } from '../session/session.js';
import { textContextAt, type TextContext } from '../text-context/enclosing-block.js';
import { expectationAt } from '../text-context/expectation.js';
import { wordAt } from '../text-context/words.js';
import { factSignature, ruleFactSignature } from './fact-signature.js';
import { headSignature } from './head-signature.js';

/** Characters behind which editors ask by themselves. */
export const SIGNATURE_TRIGGERS = [':', ',', '['];

/** What a statement or fact is made of, as one line with parts. */
export interface Signature {
    /** The line in pieces; those with a `documentation` or a `name` are its parameters. */
    pieces: readonly (string | Parameter)[];
    documentation?: string;
    /** Name of the parameter that is being written; the first where it is none of them. */
    active?: string;
}

export interface Parameter {
    name: string;
    documentation?: string;
}

/**
 * The fact whose value is being written, with the values it takes, or the statement whose head is. Undefined elsewhere.
 * @param offsets the editor takes a parameter's place in the line instead of its text
 */
export function signatureHelp(snapshot: Snapshot, position: Position, offsets: boolean): SignatureHelp | undefined {
    const context = outOfText(textContextAt(snapshot.text, position));
    const index = libraryIndex(snapshot.library);
    const expectation = expectationAt(context);
    const word = wordAt(snapshot.text, position)?.text;
    let signature: Signature | undefined;
    switch (expectation.expects) {
        case 'fact-value':
            signature = factSignature(index, context.block, expectation.fact, word);
            break;
        case 'expression':
            signature = expectation.fact === undefined ? undefined : ruleFactSignature(index, expectation.subject, expectation.fact, word);
            break;
        case 'nothing':
        case 'element':
            signature = headSignature(index, context);
    }
    return signature && toSignatureHelp(signature, offsets);
}

/** Inside of a text that is not closed yet, its statement decides. */
function outOfText(context: TextContext): TextContext {
    const last = context.tokens.at(-1);
    return context.inText && last?.type === 'text'
        ? { ...context, tokens: context.tokens.slice(0, -1), inText: false, touchesText: false }
        : context;
}

function toSignatureHelp({ pieces, documentation, active }: Signature, offsets: boolean): SignatureHelp {
    let label = '';
    const parameters: ParameterInformation[] = [];
    let activeParameter = 0;
    for (const piece of pieces) {
        if (typeof piece === 'string') {
            label += piece;
            continue;
        }
        const start = label.length;
        label += piece.name;
        if (piece.name === active) {
            activeParameter = parameters.length;
        }
        parameters.push({
            label: offsets ? [start, label.length] : piece.name,
            ...(piece.documentation && { documentation: markdown(piece.documentation) })
        });
    }
    const signature = { label, parameters, ...(documentation && { documentation: markdown(documentation) }) };
    return { signatures: [signature], activeSignature: 0, activeParameter };
}

function markdown(text: string) {
    return { kind: MarkupKind.Markdown, value: plain(text) };
}
