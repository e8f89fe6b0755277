/** What is pasted, as Markdown where it was formatted, and what is long, with a question. */
import { attach } from "../../attaching/attach.ts";
import type { ScreenParts } from "../../screen_context.ts";
import type { Writing } from "../writing.ts";

/** So much is seldom meant to be read as a message. */
const LONG_LINES = 25;
const LONG_CHARS = 3_000;
/** Editors paste their colours as if they were formatting. */
const FROM_AN_EDITOR = ["vscode-editor-data", "application/vnd.code.copymetadata"];

export function pasteInto(writing: Writing, event: ClipboardEvent, screen: ScreenParts): void {
  const { clipboardData: data } = event;
  if (data === null || writing.field === null) return;
  const plain = data.getData("text/plain").replaceAll("\r\n", "\n");
  const html = data.getData("text/html");
  // Spreadsheets add a picture of what they hold; a picture comes with its place on the web
  if (data.files.length > 0 && (plain === "" || html === "")) {
    event.preventDefault();
    return attach([...data.files], writing, screen);
  }
  const isFormatted = html !== "" && !FROM_AN_EDITOR.some((type) => data.types.includes(type));
  if (!isFormatted) return asked(writing, plain, () => {});
  event.preventDefault();
  void markdownOf(html, plain).then((text) => {
    asked(writing, text, () => writing.field?.insert(text));
  });
}

/** Loaded when somebody first pastes something that is formatted. */
async function markdownOf(html: string, plain: string): Promise<string> {
  try {
    const { markdownFrom } = await import("./markdown_from.ts");
    return markdownFrom(html) || plain;
  } catch {
    // Not to be had without a connection; the words are
    return plain;
  }
}

function asked(writing: Writing, text: string, insert: () => void): void {
  insert();
  const isLong = text.length > LONG_CHARS || text.split("\n").length > LONG_LINES;
  if (isLong && !text.includes("```")) writing.note.value = { is: "long paste", text };
}
