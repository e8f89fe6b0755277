/** The lines as they are drawn. One that is still right costs nothing. */
import type { VNode } from "preact";
import type { OutboxEntry } from "../../client/mod.ts";
import type { MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import { memo } from "../memo.tsx";
import { isSameLine, LineRow, type LineRowProps } from "./LineRow.tsx";
import type { Line } from "../../rules/lines.ts";

export interface Rows {
  readonly room: RoomId;
  readonly lines: readonly Line[];
  readonly ignored: ReadonlySet<UserId>;
  /** Which one is edited in its place. */
  readonly editing: string | null;
  /** Edits that did not go through. */
  readonly failed: ReadonlyMap<MessageId, OutboxEntry>;
}

export function rowsOf({ room, lines, ignored, editing, failed }: Rows): VNode[] {
  return lines.map((line) => {
    const id = line.is === "message" ? line.message.id : null;
    return (
      <Row
        key={line.key}
        {...{ line, room, ignored }}
        isEdited={id !== null && id === editing}
        failed={id === null ? undefined : failed.get(id)}
      />
    );
  });
}

const Row = memo(LineRow, isSameRow);

function isSameRow(one: Readonly<LineRowProps>, other: Readonly<LineRowProps>): boolean {
  return isSameLine(one.line, other.line) && one.room === other.room &&
    one.ignored === other.ignored && one.isEdited === other.isEdited && one.failed === other.failed;
}
