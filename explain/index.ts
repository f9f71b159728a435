/** What a library says, as plain data and in words: the door for hovers, the terminal and the pages. */
export { catalogueUrl } from './catalogue-urls.js';
export { namesControl } from './control-expressions.js';
export { describeEntry, describeFramework } from './describe-catalogue.js';
export { describeFact, describeKind, describeValues, STATEMENT_KINDS } from './describe-kind.js';
export { BUILT_IN_PREFIX, describeControl, describeReference, describeThreat, familyOf } from './describe-rule.js';
export type * from './descriptions.js';
export { LibraryIndex, libraryIndex, type IndexedAttribute, type IndexedEntry } from './library-index.js';
export { explainableNames, explanationOf, listOf, LISTS, together, type LibraryReport, type ListName } from './library-report.js';
export { conditionInSentence, controlsInSentence } from './rule-sentences.js';
export { conditionInWords, controlsInWords, ruleInWords } from './rule-words.js';
export { renderExplanation } from './terminal/explanation-text.js';
export { renderList } from './terminal/list-text.js';
export { libraryPages } from './pages/pages.js';
export { threatPage, type PagePlaces } from './pages/places.js';
