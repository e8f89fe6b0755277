/**
 * Which rooms somebody has queued messages for, by what they called them: so that this works where
 * nobody can be asked. A name that another room has by now means the room that it meant before.
 */
import type { Owner } from "../../client/mod.ts";
import { foldName, isRoomId, type RoomId } from "../../protocol/mod.ts";
import { hashedName } from "../hashed_name.ts";
import { makeOwnFolder, readOwnFile, replaceOwnFile } from "../own_file.ts";

export class KnownRooms {
  constructor(private readonly below: string, private readonly owner: Owner) {}

  /** Where that fails it is only not known later. */
  async remember(typed: string, room: RoomId): Promise<void> {
    const names = await this.#names();
    if (names[keyOf(typed)] === room || isRoomId(typed)) return;
    for (const folder of [this.below, this.#folder]) await makeOwnFolder(folder);
    const text = JSON.stringify({ ...names, [keyOf(typed)]: room });
    await replaceOwnFile(await this.#path(), `${text}\n`);
  }

  async recall(typed: string): Promise<RoomId | null> {
    if (isRoomId(typed)) return typed;
    const found = (await this.#names())[keyOf(typed)];
    return typeof found === "string" && isRoomId(found) ? found : null;
  }

  /** By what they called it last; null for one that they never named. */
  async nameOf(room: RoomId): Promise<string | null> {
    const names = Object.entries(await this.#names());
    return names.findLast(([, id]) => id === room)?.[0] ?? null;
  }

  async #names(): Promise<Record<string, unknown>> {
    const read = await readOwnFile(await this.#path());
    try {
      return read.ok && read.text !== null ? Object(JSON.parse(read.text)) : {};
    } catch {
      return {};
    }
  }

  get #folder(): string {
    return `${this.below}/rooms`;
  }

  async #path(): Promise<string> {
    const { server, person } = this.owner;
    return `${this.#folder}/${await hashedName([server, person])}.json`;
  }
}

/** With a sign in front, so that none is the name of something that every object has. */
function keyOf(typed: string): string {
  return typed.startsWith("@") ? foldName(typed) : `#${foldName(typed.replace(/^#/, ""))}`;
}
