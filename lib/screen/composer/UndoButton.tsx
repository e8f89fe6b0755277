import { useEffect } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { UNDO_MS, undoSent } from "./undoing.ts";
import type { Writing } from "./writing.ts";

export function UndoButton({ writing }: { writing: Writing }) {
  const screen = useScreen();
  const { justSent } = writing;
  const last = justSent.value;
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => justSent.value = null, UNDO_MS);
    return () => clearTimeout(timer);
  }, [last]);
  if (last === null) return null;
  return (
    <button type="button" class="link" onClick={() => void undoSent(last, writing, screen)}>
      {chat.writing.undo}
    </button>
  );
}
