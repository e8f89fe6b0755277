/** Messages that go with files: they wait until these are there, and then have them. */
import { type Refusal, refuse } from "../../protocol/errors.ts";
import type { ClientId } from "../../protocol/ids.ts";
import { codeOf } from "../attachments/attachment.ts";
import { attachedTo, withFiles } from "./outbox_entry.ts";
import type { FileSource } from "./outbox_line.ts";
import type { OutboxRows } from "./outbox_rows.ts";

export interface Released {
  readonly isAny: boolean;
  readonly failed: readonly (readonly [ClientId, Refusal])[];
}

/** Those whose files are there may go; those whose files will not come have failed. */
export async function releaseHeld(rows: OutboxRows, files?: FileSource): Promise<Released> {
  let isAny = false;
  const failed: [ClientId, Refusal][] = [];
  for (const { id, order } of rows.held()) {
    const found = files === undefined ? "lost" : await files.of(attachedTo(order));
    if (found === null) continue;
    const isDone = await rows.change(
      id,
      (entry) =>
        typeof found === "string"
          ? { ...entry, failed: { code: codeOf(found), file: found } }
          : withFiles(entry, found),
    );
    isAny ||= isDone;
    if (isDone && typeof found === "string") failed.push([id, refuse(codeOf(found), found)]);
  }
  return { isAny, failed };
}

/** Before the entries go: whatever happens in between, nothing of them is left lying about. */
export async function handOver(
  rows: OutboxRows,
  ids: readonly ClientId[],
  files?: FileSource,
): Promise<void> {
  const entries = rows.line().filter(({ id }) => ids.includes(id));
  const attached = entries.flatMap(({ order }) => attachedTo(order));
  if (attached.length > 0) await files?.named(attached);
}
