// The bytes of a file, from the place to wherever they are wanted.

import type { FileId } from "../../protocol/mod.ts";
import type { Reach } from "../login/reach.ts";
import { Quiet } from "./quiet.ts";

export interface WantedFile {
  readonly id: FileId;
  readonly name: string;
  readonly bytes: number;
}

/** Where they go: what was cut off goes on from what is there. */
export interface Basin {
  /** How many of them it has. */
  readonly has: number;
  pour(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** False where that cannot be. */
  empty(): Promise<boolean>;
}

export interface Fetching {
  readonly reach: Reach;
  readonly token: string;
  readonly signal: AbortSignal;
  /** So many are there now. */
  came(bytes: number): void;
  /** Waits before the next try, which follows as many in a row that brought nothing; false: there is none. */
  again(failed: number): Promise<boolean>;
}

export type Unfetched =
  /** It is not there, or not for this person any more. */
  | "gone"
  /** The login is over. */
  | "signed_out"
  | "cut"
  /** What came is not what was promised. */
  | "broken";

/** Null once all of it is there. Throws what the basin throws. */
export async function fetchFile(
  file: WantedFile,
  basin: Basin,
  fetching: Fetching,
): Promise<Unfetched | null> {
  for (let failed = 0;; failed++) {
    const before = basin.has;
    const ended = await fetchOnce(file, basin, fetching);
    if (ended !== "cut") return ended;
    if (basin.has > before) failed = 0;
    if (fetching.signal.aborted || !await fetching.again(failed)) return "cut";
  }
}

const FIRST_PAUSE_MS = 250;

/** Longer each time: what was refused a moment ago is not worth asking at once. */
export async function pauseAfter(failed: number): Promise<void> {
  await new Promise((end) => setTimeout(end, FIRST_PAUSE_MS * 2 ** failed));
}

async function fetchOnce(
  { id, bytes }: WantedFile,
  basin: Basin,
  { reach, token, signal, came }: Fetching,
): Promise<Unfetched | null> {
  using quiet = new Quiet(signal);
  const response = await orNull(
    reach.fetch(`/files/${id}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(basin.has > 0 && { range: `bytes=${basin.has}-` }),
      },
      signal: quiet.signal,
    }),
  );
  if (response === null) return "cut";
  const refused = refusalIn(response);
  if (refused !== null) {
    await orNull(response.body?.cancel() ?? Promise.resolve());
    return refused;
  }
  // Who asks for a part may get all of it
  if (basin.has > 0 && response.status === 200 && !await basin.empty()) return "broken";
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  while (true) {
    const read = await orNull(reader.read());
    if (read === null) return "cut";
    if (read.done) break;
    quiet.heard();
    await basin.pour(read.value as Uint8Array<ArrayBuffer>);
    came(basin.has);
    if (basin.has > bytes) {
      await orNull(reader.cancel());
      return "broken";
    }
  }
  return basin.has === bytes ? null : "cut";
}

function refusalIn({ status }: Response): Unfetched | null {
  if (status === 200 || status === 206) return null;
  if (status === 401) return "signed_out";
  if (status === 403 || status === 404 || status === 410) return "gone";
  // It ends before what is there already
  if (status === 416) return "broken";
  return "cut";
}

/** A line that breaks throws; what is then to be done is said by whoever calls. */
async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch {
    return null;
  }
}
