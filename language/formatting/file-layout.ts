import { EmptyFileSystem, type Lexer } from 'langium';
import { createTmodelCoreServices } from '../tmodel-module.js';
import { layoutEdits, withLayout } from './layout.js';
import { layoutStyleOf } from './style.js';

let lexer: Lexer | undefined;

/** The text of a file, laid out by the step that it is indented by already. */
export function formatText(text: string): string {
    lexer ??= createTmodelCoreServices(EmptyFileSystem).Tmodel.parser.Lexer;
    return withLayout(text, layoutEdits(text, layoutStyleOf(text, lexer), lexer));
}
