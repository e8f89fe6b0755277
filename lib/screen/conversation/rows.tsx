/** The lines as they are drawn. One that is still right is handed back as it is, and costs nothing. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { RoomId, UserId } from "../../protocol/mod.ts";
import { isSameLine, LineRow } from "./LineRow.tsx";
import type { Line } from "./lines.ts";

type Drawn = Map<string, { readonly line: Line; readonly row: VNode }>;

export function useRows(
  lines: readonly Line[],
  room: RoomId,
  ignored: ReadonlySet<UserId>,
): VNode[] {
  const drawn = useRef<{ rows: Drawn; ignored: ReadonlySet<UserId> }>({ rows: new Map(), ignored });
  const before: Drawn = drawn.current.ignored === ignored ? drawn.current.rows : new Map();
  const rows: Drawn = new Map();
  for (const line of lines) {
    const held = before.get(line.key);
    rows.set(
      line.key,
      held !== undefined && isSameLine(held.line, line)
        ? held
        : { line, row: <LineRow key={line.key} line={line} room={room} ignored={ignored} /> },
    );
  }
  drawn.current = { rows, ignored };
  return [...rows.values()].map(({ row }) => row);
}
