import { LIMITS, type Person, type UserId } from "../../protocol/mod.ts";
import type { Request } from "../line.ts";

/** Who people are, by their ids: asked for when they first come up. */
export class PeopleNames {
  #known = new Map<UserId, Person | null>();

  constructor(private readonly request: Request) {}

  async know(users: Iterable<UserId>): Promise<void> {
    const unknown = [...new Set(users)].filter((user) => !this.#known.has(user));
    for (let i = 0; i < unknown.length; i += LIMITS.watchedPeople) {
      const some = unknown.slice(i, i + LIMITS.watchedPeople);
      const outcome = await this.request("people.watch", { users: some });
      if (!outcome.ok) return;
      for (const user of some) this.#known.set(user, null);
      for (const person of outcome.value.people) this.#known.set(person.id, person);
    }
  }

  /** Null for whom one may not see. */
  of(user: UserId): Person | null {
    return this.#known.get(user) ?? null;
  }

  /** By which others call them; empty for former members, who gave theirs up. */
  nameOf(user: UserId): string {
    return this.of(user)?.name ?? "";
  }
}
