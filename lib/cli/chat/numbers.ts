/** By which numbers files can be asked for: those of `listed` first, then each as it is first seen. */
import type { Message, RoomId } from "../../protocol/mod.ts";
import type { ListedFileAt } from "./desk.ts";

export class Numbers {
  readonly #listed = new Map<RoomId, readonly ListedFileAt[]>();

  in(room: RoomId | null): readonly ListedFileAt[] {
    return room === null ? [] : this.#listed.get(room) ?? [];
  }

  /** From now on these have the first numbers. */
  list(room: RoomId | null, files: readonly ListedFileAt[]): void {
    if (room !== null) this.#listed.set(room, files);
  }

  of(room: RoomId, { id: message }: Message, place: number): number {
    const listed = this.in(room);
    const at = listed.findIndex((file) => file.message === message && file.place === place);
    if (at !== -1) return at + 1;
    this.#listed.set(room, [...listed, { room, message, place }]);
    return listed.length + 1;
  }
}
