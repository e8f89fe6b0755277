/** What one finds again at the next start: where one was, and whether it rings. */
import type { Owner } from "../../client/mod.ts";
import { isRoomId, type RoomId } from "../../protocol/mod.ts";
import { hashedName } from "../hashed_name.ts";
import { makeOwnFolder, readOwnFile, replaceOwnFile } from "../own_file.ts";

export interface KeptChat {
  readonly room: RoomId | null;
  readonly isRinging: boolean;
}

const AT_FIRST: KeptChat = { room: null, isRinging: true };

export class Kept {
  /** Null where nothing is to be kept. */
  readonly #path: string | null;
  #now: KeptChat;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(path: string | null, now: KeptChat) {
    this.#path = path;
    this.#now = now;
  }

  /** What cannot be read is as if it had never been: nothing of it is dear. */
  static async of(state: string, { server, person }: Owner): Promise<Kept> {
    const folder = `${state}/${await hashedName([server, person])}`;
    const path = `${folder}/chat.json`;
    await makeOwnFolder(folder);
    const read = await readOwnFile(path);
    return new Kept(path, read.ok && read.text !== null ? parsed(read.text) : AT_FIRST);
  }

  static nowhere(): Kept {
    return new Kept(null, AT_FIRST);
  }

  get now(): KeptChat {
    return this.#now;
  }

  keep(changes: Partial<KeptChat>): void {
    const next = { ...this.#now, ...changes };
    if (next.room === this.#now.room && next.isRinging === this.#now.isRinging) return;
    this.#now = next;
    const path = this.#path;
    if (path === null) return;
    const text = `${JSON.stringify({ version: 1, ...next })}\n`;
    this.#writing = this.#writing.then(() => replaceOwnFile(path, text));
  }

  async settled(): Promise<void> {
    await this.#writing;
  }
}

function parsed(text: string): KeptChat {
  try {
    const { room, isRinging } = Object(JSON.parse(text));
    const isKnown = typeof room === "string" && isRoomId(room);
    return { room: isKnown ? room : null, isRinging: isRinging !== false };
  } catch {
    return AT_FIRST;
  }
}
