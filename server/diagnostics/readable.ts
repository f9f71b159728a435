import type { Diagnostic } from 'vscode-languageserver-types';
import { visible } from '../../formats/printable.js';

/**
 * A diagnostic as it may go to a screen: names and messages come from the text, and what a screen would obey rather than
 * show must not pass. The same object where nothing has to be made visible.
 */
export function readable(diagnostic: Diagnostic): Diagnostic {
    const { message, relatedInformation } = diagnostic;
    const shown = typeof message === 'string' ? visible(message) : message;
    const related = relatedInformation?.map(each => {
        const text = visible(each.message);
        return text === each.message ? each : { ...each, message: text };
    });
    const isSame = shown === message && (related?.every((each, index) => each === relatedInformation![index]) ?? true);
    return isSame ? diagnostic : { ...diagnostic, message: shown, ...(related ? { relatedInformation: related } : {}) };
}
