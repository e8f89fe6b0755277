/** Everybody there is, for looking for somebody by name: asked for when that is first done. */
import { accept, type Outcome } from "../../protocol/errors.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { UserId } from "../../protocol/ids.ts";
import type { KnownPerson } from "../../protocol/person.ts";
import { type Findable, findable, inNameOrder } from "../../rules/names.ts";
import type { Request } from "../link/connection.ts";
import type { Time } from "../time.ts";

type People = ReadonlyMap<UserId, KnownPerson>;

export interface DirectoryLink {
  readonly request: Request;
  readonly time: Time;
  /** Somebody is in it who was not, or otherwise. */
  onChange(): void;
}

/** Older than this it is asked for anew, by whoever wants it next. */
export const FRESH_MS = 5 * 60_000;

export class Directory {
  #link: DirectoryLink;
  #people: Map<UserId, KnownPerson> | null = null;
  #loadedAt = 0;
  #loading: Promise<Outcome<People>> | null = null;
  /** What is told while the pages come, which may be from before that. */
  #told: KnownPerson[] = [];
  #folded = new WeakMap<KnownPerson, Findable<KnownPerson>>();
  #entries: readonly Findable<KnownPerson>[] | null = null;

  constructor(link: DirectoryLink) {
    this.#link = link;
  }

  /** Null until it was loaded; what was held stays while it is loaded anew. */
  get people(): People | null {
    return this.#people;
  }

  /** The same people by both their names, for `matchNames`; the same array until one changes. */
  get entries(): readonly Findable<KnownPerson>[] {
    return this.#entries ??= inNameOrder(Array.from(this.#people?.values() ?? [], (person) => {
      const folded = this.#folded.get(person) ?? findable(person, namesOf(person));
      this.#folded.set(person, folded);
      return folded;
    }));
  }

  /** May be called whenever it is needed: what is fresh is not asked for again. */
  load(): Promise<Outcome<People>> {
    const age = this.#link.time.now() - this.#loadedAt;
    if (this.#people !== null && age >= 0 && age < FRESH_MS) {
      return Promise.resolve(accept(this.#people));
    }
    return this.#loading ??= this.#load().finally(() => this.#loading = null);
  }

  took(events: readonly ServerEvent[]): void {
    const changed = events.flatMap((event) => event.type === "person.changed" ? event.person : []);
    if (changed.length === 0) return;
    if (this.#loading !== null) this.#told.push(...changed);
    if (this.#people !== null) this.#hold(withChanged(this.#people, changed));
  }

  /** The server is another than the one that it is from. */
  forget(): void {
    this.#people = this.#entries = null;
  }

  async #load(): Promise<Outcome<People>> {
    this.#told = [];
    const people = new Map<UserId, KnownPerson>();
    for (let after: UserId | undefined, more = true; more;) {
      const ask = after === undefined ? {} : { after };
      const page = await this.#link.request("people.list", ask);
      if (!page.ok) return page;
      for (const person of page.value.people) people.set(person.id, person);
      after = page.value.people.at(-1)?.id;
      more = page.value.more && after !== undefined;
    }
    this.#loadedAt = this.#link.time.now();
    this.#hold(withChanged(people, this.#told));
    this.#link.onChange();
    return accept(this.#people!);
  }

  #hold(people: Map<UserId, KnownPerson>): void {
    this.#people = people;
    this.#entries = null;
  }
}

/** As others look for them: by the name that is shown first. */
function namesOf({ displayName, name }: KnownPerson): string[] {
  return [displayName, name];
}

function withChanged(
  people: People,
  changed: readonly KnownPerson[],
): Map<UserId, KnownPerson> {
  const after = new Map(people);
  for (const person of changed) {
    if (person.gone) after.delete(person.id);
    else after.set(person.id, person);
  }
  return after;
}
