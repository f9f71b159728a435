import type { BlockType } from '../text-context/enclosing-block.js';

export interface StatementWord {
    word: string;
    title: string;
    /** The bodies it can stand in. */
    in: readonly BlockType[];
    /** What is written, with tab stops; without them for editors that take none. Left out, the word and a blank. */
    snippet?: string;
}

const PLACES: readonly BlockType[] = ['system', 'test', 'zone', 'element', 'flow'];
const TREATABLE: readonly BlockType[] = ['system', 'test', 'zone'];

/** The words that start statements, and where. Follows the grammar; a test holds the two together. */
export const STATEMENT_WORDS: readonly StatementWord[] = [
    { word: 'system', title: 'A system to model', in: ['document'], snippet: 'system ${1:name} "${2:title}" {\n\t$0\n}' },
    {
        word: 'test',
        title: 'A small model, and what must be found in it',
        in: ['document'],
        snippet: 'test "${1:sentence}" {\n\t$0\n}'
    },
    { word: 'import', title: 'Use what another file declares', in: ['document'], snippet: 'import "$1"' },
    { word: 'kind', title: 'A kind of element', in: ['document'], snippet: 'kind ${1:name} "${2:title}" extends ${3:element} {\n\t$0\n}' },
    { word: 'enum', title: 'Values for facts', in: ['document'], snippet: 'enum ${1:name} "${2:title}" { ${3:value} }' },
    {
        word: 'ordered',
        title: 'Values for facts, in ascending order',
        in: ['document'],
        snippet: 'ordered enum ${1:name} "${2:title}" { ${3:lowest}, ${4:highest} }'
    },
    { word: 'scalar', title: 'A type of free values', in: ['document'], snippet: 'scalar ${1:name} "${2:title}"' },
    {
        word: 'control',
        title: 'Something that can be done about threats',
        in: ['document'],
        snippet:
            'control ${1:name} "${2:title}" {\n\tcounts: ${3|on_target,on_path,at_source|}\n\tdescription: "${4:what is done}"\n\tverify: "${5:how to see that it works}"\n}'
    },
    { word: 'threat', title: 'A rule that finds a threat', in: ['document'] },
    { word: 'override', title: 'Replace a control or threat of the built-in library', in: ['document'] },
    {
        word: 'framework',
        title: 'A catalogue of techniques, weaknesses or mitigations',
        in: ['document'],
        snippet: 'framework ${1:name} "${2:title}" {\n\t$0\n}'
    },
    { word: 'objective', title: 'What the system is for', in: ['system', 'test'], snippet: 'objective ${1:name} "${2:title}"' },
    { word: 'assumption', title: 'What is taken for granted', in: ['system', 'test'], snippet: 'assumption ${1:name} "${2:title}"' },
    { word: 'data', title: 'A kind of data', in: TREATABLE, snippet: 'data ${1:name} "${2:title}"' },
    { word: 'zone', title: 'A trust zone', in: TREATABLE, snippet: 'zone ${1:name} "${2:title}" {\n\t$0\n}' },
    { word: 'view', title: 'A diagram to keep', in: ['system'], snippet: 'view ${1:name} "${2:title}" {\n\t$0\n}' },
    { word: 'collapse', title: 'Places whose content is not drawn', in: ['view'], snippet: 'collapse: [$1]' },
    { word: 'expand', title: 'Places whose content is drawn at any level', in: ['view'], snippet: 'expand: [$1]' },
    { word: 'focus', title: 'What to look at: a place, data, a control, or a finding', in: ['view'], snippet: 'focus: ' },
    { word: 'mitigation', title: 'A control that is in place, or planned', in: PLACES },
    { word: 'sends', title: 'What flows with the arrow', in: ['flow'], snippet: 'sends: ' },
    { word: 'returns', title: 'What flows against the arrow', in: ['flow'], snippet: 'returns: ' },
    { word: 'accept', title: 'Accept a risk until a date', in: TREATABLE },
    { word: 'transfer', title: 'Hand a risk to somebody else', in: TREATABLE },
    { word: 'avoid', title: 'Remove what causes a risk', in: TREATABLE },
    { word: 'dismiss', title: 'Say why a finding does not apply', in: TREATABLE },
    { word: 'expect', title: 'What must be found, or asked', in: ['test'] },
    {
        word: 'attribute',
        title: 'A fact that can be stated about this kind',
        in: ['kind'],
        snippet: 'attribute ${1:name} "${2:question}" : '
    },
    { word: 'on', title: 'The kinds that the rule looks at', in: ['threat'] },
    { word: 'when', title: 'What must hold', in: ['threat'] },
    { word: 'mitigated by', title: 'Controls that close the threat', in: ['threat'] },
    { word: 'reduced by', title: 'Controls that leave a residual', in: ['threat'] },
    { word: 'severity', title: 'How bad it is', in: ['threat'], snippet: 'severity: ' },
    { word: 'maps', title: 'What it is in the catalogues', in: ['threat', 'control'], snippet: 'maps: [$1]' },
    { word: 'steps', title: 'What an attacker does before and after', in: ['threat'], snippet: 'steps: [$1]' },
    { word: 'implied when', title: 'Facts that stand for the control', in: ['control'] }
];
