/** How far a file on its way in has come, or what keeps it. */
import type { FileId } from "../../protocol/mod.ts";
import type { FileRow } from "../../store/mod.ts";

export interface UploadState {
  readonly id: FileId;
  /** How many bytes are there. */
  readonly offset: number;
  readonly bytes: number;
  /** When it is given up, if nobody goes on with it; none once it is whole. */
  readonly until: number | null;
}

/** What keeps bytes from being taken in. */
export interface UploadTrouble {
  readonly ok: false;
  readonly trouble:
    | "too_large"
    | "too_long"
    | "too_many"
    | "no_room"
    | "wrong_offset"
    | "checksum"
    | "taken_elsewhere";
  /** How many bytes a file may have, where it has more. */
  readonly most?: number;
}

/** Its sender reckons with what was announced, whatever of it is kept. */
export function wholeState(id: FileId, { announced }: FileRow): UploadState {
  return { id, offset: announced, bytes: announced, until: null };
}

export function trouble(trouble: UploadTrouble["trouble"]): UploadTrouble {
  return { ok: false, trouble };
}
