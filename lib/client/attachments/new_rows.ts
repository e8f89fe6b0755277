/** How a file comes among the attachments: from this device, or from a message that was taken back. */
import type { FileRef } from "../../protocol/message.ts";
import { newClientId } from "../../protocol/plain_ids.ts";
import type { NewAttachment, Place } from "./attachment.ts";
import type { NewRow } from "./attachment_shelf.ts";

export function rowToBring(place: Place, file: NewAttachment): NewRow {
  const { name, bytes, preview, ...seen } = file;
  return {
    row: {
      ...{ ...begun(place), name, size: bytes.size, type: bytes.type, ...seen, alt: "" },
      ...{ upload: null, sent: 0, thereAt: null },
    },
    contents: preview === undefined ? { bytes } : { bytes, preview },
  };
}

/** The server has it, and nothing of it is here. */
export function rowOfFile(place: Place, file: FileRef, now: number): NewRow {
  const { id, name, bytes, type, width, height, alt = "", preview } = file;
  return {
    row: {
      ...{ ...begun(place), name, size: bytes, type, alt },
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(preview?.blur !== undefined && { blur: preview.blur }),
      ...{ upload: id, sent: bytes, thereAt: now },
    },
    contents: null,
  };
}

/** Where it stands among the others is said when it is put there. */
function begun({ room, thread }: Place) {
  return {
    ...{ id: newClientId(), version: 0, room, ...(thread && { thread }), place: 0 },
    ...{ isPaused: false, problem: null },
  };
}
