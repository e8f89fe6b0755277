/** The lines as they are drawn. One that is still right is handed back as it is, and costs nothing. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { OutboxEntry } from "../../client/mod.ts";
import type { MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import { isSameLine, LineRow, type LineRowProps } from "./LineRow.tsx";
import type { Line } from "./lines.ts";

export interface Rows {
  readonly room: RoomId;
  readonly lines: readonly Line[];
  readonly ignored: ReadonlySet<UserId>;
  /** Which one is edited in its place. */
  readonly editing: string | null;
  /** Edits that did not go through. */
  readonly failed: ReadonlyMap<MessageId, OutboxEntry>;
}

interface DrawnRow extends Pick<LineRowProps, "line" | "isEdited" | "failed"> {
  readonly row: VNode;
}
type Drawn = Map<string, DrawnRow>;

export function useRows({ room, lines, ignored, editing, failed }: Rows): VNode[] {
  const drawn = useRef<{ rows: Drawn; ignored: ReadonlySet<UserId> }>({ rows: new Map(), ignored });
  const before: Drawn = drawn.current.ignored === ignored ? drawn.current.rows : new Map();
  const rows: Drawn = new Map();
  for (const line of lines) {
    const held = before.get(line.key);
    const id = line.is === "message" ? line.message.id : null;
    const now = {
      isEdited: id !== null && id === editing,
      failed: id === null ? undefined : failed.get(id),
    };
    const isRight = held !== undefined && isSameLine(held.line, line) &&
      held.isEdited === now.isEdited && held.failed === now.failed;
    const props = { line, room, ignored, ...now };
    rows.set(
      line.key,
      isRight ? held : { line, ...now, row: <LineRow key={line.key} {...props} /> },
    );
  }
  drawn.current = { rows, ignored };
  return [...rows.values()].map(({ row }) => row);
}
