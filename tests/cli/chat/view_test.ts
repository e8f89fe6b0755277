import assert from "node:assert/strict";
import { emptyView, inRoom, paneAt, paneOf, withPane } from "../../../lib/cli/chat/view.ts";
import type { RoomId } from "../../../lib/protocol/mod.ts";
import { withText } from "../../../lib/terminal/mod.ts";

const [HALL, YARD] = ["rhall", "ryard"] as RoomId[];
const SIZE = { columns: 80, rows: 24 };

function typed(room: RoomId | null, lost: string | null) {
  const view = { ...emptyView(SIZE, room), lost };
  return withPane(view, { editor: withText(paneOf(view).editor, "good mor"), isTouched: true });
}

Deno.test("what was typed before there was a room stands at the prompt of the first one", () => {
  const view = inRoom(typed(null, null), HALL!);
  assert.equal(paneOf(view).editor.text, "good mor");
  assert.equal(paneAt(view, null).editor.text, "");
});

Deno.test("what was typed in one room, or in one that was lost, comes to no other", () => {
  for (const view of [typed(YARD!, null), typed(null, "yard")]) {
    assert.equal(paneOf(inRoom(view, HALL!)).editor.text, "");
  }
});
