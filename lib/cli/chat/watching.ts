/** Names of whoever is on the screen: asked for together, and kept up to date. */
import { peopleOnScreen } from "../../client/people/people_on_screen.ts";
import type { Client } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";

/** A burst of new faces is one question; the first is asked at once. */
const ASK_AFTER_MS = 150;

export class Watching {
  readonly #client: Client;
  #isFirst = true;
  #room: RoomId | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  look(room: RoomId | null): void {
    this.#room = room;
    if (this.#client.status.phase !== "in sync" || this.#timer !== undefined) return;
    const isThere = room === null || this.#client.state.rooms.get(room)?.timeline;
    if (!isThere) return;
    if (this.#isFirst) return this.#ask();
    // One may have gone elsewhere by then
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ask();
    }, ASK_AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #ask(): void {
    this.#isFirst = false;
    this.#client.watchPeople(peopleOnScreen(this.#client.state, this.#room, []));
  }
}
