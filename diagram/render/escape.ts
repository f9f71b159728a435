/**
 * The one place where text from a model becomes text of a picture. Names and titles are written by whoever wrote the
 * model: they may hold markup, control characters, characters that reverse the reading direction, or be very long.
 */

const LONGEST = 300;

/** What is invisible or not allowed in XML: controls, and marks that change the direction of what stands around them. */

const UNSEEN =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * A model's text as it may be shown: on one line, without unseen characters, shortened to 300 characters.
 * It is still plain text, to be set as text or to be passed through {@link escapeXml}.
 */
export function plainText(text: string): string {
    // Four times as much as can be shown is enough to look at, however long the text is.
    const seen = text
        .slice(0, LONGEST * 4)
        .replace(LONE_SURROGATE, '\ufffd')
        .replace(UNSEEN, '')
        .replace(/\s+/gu, ' ')
        .trim();
    return seen.length <= LONGEST ? seen : seen.slice(0, LONGEST - 1).replace(LONE_SURROGATE, '') + '…';
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text or an attribute's value as it stands in an XML or HTML file. Characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
    return text
        .replace(LONE_SURROGATE, '\ufffd')

        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
        .replace(/[&<>"']/gu, character => ENTITIES[character]);
}
