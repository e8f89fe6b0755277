/**
 * A terminal: its keys, its columns, its looks, its screen, and the line that is being edited.
 *
 * It knows what terminals send and what they make of what they are sent. It must not know what is
 * said there: nothing of chat, of servers, of words. What comes from others goes through `safeText`.
 */
export { type EditorRows, editorRows } from "./editor_rows.ts";
export { type Key, KeyReader } from "./keys.ts";
export * from "./line_editor.ts";
export { beginSearch, foundBy, type Search, type Searched, searchKey } from "./line_search.ts";
export * from "./safe_text.ts";
export * from "./screen.ts";
export { readStdin } from "./stdin.ts";
export * from "./styled.ts";
export { type EndingSignal, exitCodeOf, hasTty, Tty, type TtyHears } from "./tty.ts";
export * from "./width.ts";
export { breakRuns, wrapRuns, wrapText } from "./wrap.ts";
