import type { DiagramView, ViewFocus } from '../server/protocol.js';
import type { AskedEdit, PageCommand } from './messages.js';

/** Everything that can be done in the page, however it is asked for: by key, menu, button, in the drawing or in the table. */
export interface Actions {
    /** Selects, tells the editor unless told otherwise, and focuses where wanted. */
    select(id: string | undefined, how?: { tell?: boolean; focus?: boolean }): void;
    /** Goes to the text. */
    reveal(id: string): void;
    /** Lists the findings of a place, of all without an id. */
    openFindings(id: string | undefined): void;
    /** Opens the menu of a place, of the whole diagram without an id. */
    openMenu(id: string | undefined, at?: { x: number; y: number }): void;
    ask(edit: AskedEdit, id?: string): void;
    toggleCollapsed(id: string): void;
    focusOn(focus: ViewFocus | undefined): void;
    /** Looks at an element and its neighbours only, or at everything again. */
    toggleFocus(id: string): void;
    setView(change: Partial<DiagramView>): void;
    setNamedView(name: string | undefined): void;
    /** Moves a place from where it is drawn, in pixels of the drawing. */
    move(id: string, dx: number, dy: number): void;
    showCard(id: string): void;
    undo(): void;
    redo(): void;
    run(command: PageCommand): void;
    /** Takes one step back: closes what is open, then the path, the list, the focus of the view, the selection. */
    escape(): void;
}
