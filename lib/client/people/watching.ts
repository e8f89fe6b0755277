/** The people on the screen: asked for by every socket, and kept up to date in between. */
import type { ServerEvent } from "../../protocol/events.ts";
import type { UserId } from "../../protocol/ids.ts";
import type { KnownPerson } from "../../protocol/person.ts";
import { withKnown } from "../state/chat_events.ts";
import { withOnlyPeople, withPeople } from "../state/chat_state.ts";
import type { Request } from "../link/connection.ts";
import type { LiveState } from "../live_state.ts";

export class Watching {
  #live: LiveState;
  #request: Request;
  #watched: readonly UserId[] = [];
  /** What is told while an answer is on its way, which may be from before that; null at other times. */
  #told: KnownPerson[] | null = null;

  constructor(live: LiveState, request: Request) {
    this.#live = live;
    this.#request = request;
    this.#watched = [...live.current.people.keys()];
  }

  /** May be called whenever the screen is another: the same people are not asked for again. */
  watch(users: readonly UserId[]): void {
    if (users.join() === this.#watched.join()) return;
    this.#watched = [...users];
    this.#live.current = withOnlyPeople(this.#live.current, users);
    void this.#ask();
  }

  /** The server does not know any more whom this client looks at. */
  askAnew(): void {
    if (this.#watched.length > 0) void this.#ask();
  }

  took(events: readonly ServerEvent[]): void {
    for (const event of events) {
      if (event.type === "person.changed") this.#told?.push(event.person);
    }
  }

  async #ask(): Promise<void> {
    const users = this.#watched;
    this.#told = [];
    await this.#request("people.watch", { users: [...users] }, (outcome) => {
      if (users !== this.#watched) return;
      const told = this.#told ?? [];
      this.#told = null;
      if (!outcome.ok) return;
      const answered = withPeople(this.#live.current, outcome.value.people);
      this.#live.current = told.reduce(withKnown, answered);
    });
    this.#live.tell();
  }
}
