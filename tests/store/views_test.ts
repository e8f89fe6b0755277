/** Tallies against a count of everything that happened, and views of rooms. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { MessageId, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { unreadOf } from "../../lib/rules/mod.ts";
import { seeRoom, type Store } from "../../lib/store/mod.ts";
import { seeded } from "../client/seeded.ts";
import { given } from "../support/seed.ts";
import { Chatter, isLongRun, memoryStore } from "./chatter.ts";
import { type ModelMessage, TallyModel } from "./tally_model.ts";

const OPERATIONS = isLongRun() ? 10_000 : 1_000;

for (const seed of [1, 2, 3]) {
  Deno.test(`tallies are what a count of everything gives, whatever three people do (seed ${seed})`, async () => {
    const store = await memoryStore();
    const walk = await Walk.begin(store, seeded(seed));
    for (let i = 0; i < OPERATIONS; i++) {
      const what = await walk.step();
      if (i % 3 === 0) await walk.assertTallies(`operation ${i}: ${what}`, i % 10 === 0);
    }
    await store.close();
  });
}

/** Three people in one room, who do what chance says. */
class Walk {
  readonly model = new TallyModel();
  #texts = 0;

  private constructor(
    readonly store: Store,
    readonly chance: () => number,
    readonly people: Chatter[],
    readonly room: RoomId,
  ) {}

  static async begin(store: Store, chance: () => number): Promise<Walk> {
    const names = ["ada", "ben", "eve"];
    const people = await Promise.all(names.map((name) => Chatter.named(store, name)));
    const room = await people[0]!.makes();
    const walk = new Walk(store, chance, people, room);
    walk.model.entered(people[0]!.user);
    await walk.#noteSystem(people[0]!.user);
    for (const who of people.slice(1)) await walk.#enter(who);
    return walk;
  }

  async step(): Promise<string> {
    const who = this.#any(this.people);
    const steps: [number, string, () => Promise<void>][] = [
      [30, "a burst of messages", () => this.#sendSome()],
      [8, "a reply in a thread", () => this.#sendInThread(who)],
      [3, "out and in again", () => this.#outAndIn(who)],
      [12, "a deletion", () => this.#delete()],
      [17, "an edit", () => this.#edit()],
      [30, "a read position", () => this.#moveRead(who)],
    ];
    let left = this.chance() * 100;
    const [, name, step] = steps.find(([share]) => (left -= share) < 0)!;
    await step();
    return name;
  }

  async assertTallies(when: string, isThorough: boolean): Promise<void> {
    for (const { user } of isThorough ? this.people : [this.#any(this.people)]) {
      const { view } = (await seeRoom(this.store, user, this.room))!;
      assert.deepEqual(view.tally, this.model.tallyOf(user), when);
      assert.equal(unreadOf(view.tally), this.model.unreadOf(user), when);
    }
  }

  async #sendSome(): Promise<void> {
    const senders = this.people.slice(0, 1 + Math.floor(this.chance() * 3));
    const plans = senders.map((who) => ({ who, body: this.#text(), ...this.#called(who) }));
    const sent = await Promise.all(plans.map(async (plan) => ({
      ...plan,
      id: await plan.who.sent(this.room, plan.body, asCalled(plan)),
    })));
    for (const { id, who, ...said } of sent.sort(byId)) {
      this.model.said(id, who.user, "ordinary", said);
    }
  }

  async #sendInThread(who: Chatter): Promise<void> {
    const first = this.#any(this.#written(({ kind }) => kind === "ordinary"));
    if (first === undefined) return;
    const more = { body: this.#text(), ...this.#called(who) };
    const id = await who.sent(this.room, more.body, { thread: first.id, ...asCalled(more) });
    this.model.said(id, who.user, "thread", more);
  }

  async #outAndIn(who: Chatter): Promise<void> {
    if (who === this.people[0]) return;
    await who.leaves(this.room);
    this.model.members.delete(who.user);
    await this.#noteSystem(who.user);
    await this.#sendSomeOf(this.people[0]!, who.user);
    await this.#enter(who);
  }

  /** A mention of someone who is out of the room is none. */
  async #sendSomeOf(who: Chatter, mentioned: UserId): Promise<void> {
    const body = this.#text();
    const id = await who.sent(this.room, body, { mentions: [mentioned] });
    this.model.said(id, who.user, "ordinary", { body, mentioned: [mentioned] });
  }

  async #enter(who: Chatter): Promise<void> {
    await who.joins(this.room);
    this.model.entered(who.user);
    await this.#noteSystem(who.user);
  }

  async #noteSystem(user: UserId): Promise<void> {
    const [last] = (await this.people[0]!.page(this.room, { limit: 1 })).messages;
    assert.equal(last!.kind, "system");
    this.model.said(last!.id, user, "system");
  }

  async #delete(): Promise<void> {
    const message = this.#any(this.#written(() => true));
    if (message === undefined) return;
    const [owner] = this.people as [Chatter];
    const by = this.chance() < 0.5 ? owner : this.#author(message);
    given(await by.delete(this.room, message.id));
    message.deleted = true;
  }

  async #edit(): Promise<void> {
    const message = this.#any(this.#written(() => true));
    if (message === undefined) return;
    const body = this.chance() < 0.2 ? message.body : this.#text();
    const author = this.#author(message);
    const { mentioned, shout } = this.#called(author);
    const all = shout ? "room" : undefined;
    given(await author.edit(this.room, message.id, body, mentioned, all));
    this.model.edited(message, body, mentioned, shout);
  }

  async #moveRead({ ground, user }: Chatter): Promise<void> {
    const to = this.#any(this.model.messages);
    if (to === undefined) return;
    const back = this.chance() < 0.3;
    const current = this.model.positions.get(user)!.version;
    const version = Math.max(0, current - Math.floor(this.chance() * 3));
    const ask = { room: this.room, to: to.id, version };
    given(await actions.moveRead(ground, user, back ? { ...ask, back } : ask));
    this.model.moved(user, to, version, back);
  }

  #written(isMeant: (message: ModelMessage) => boolean): ModelMessage[] {
    return this.model.messages.filter((message) =>
      message.kind !== "system" && !message.deleted && isMeant(message)
    );
  }

  #author({ from }: ModelMessage): Chatter {
    return this.people.find(({ user }) => user === from)!;
  }

  /** Everyone at once is called by the one who owns the room. */
  #called(who: Chatter): Called {
    const mentioned = this.people.map(({ user }) => user).filter(() => this.chance() < 0.3);
    return { mentioned, shout: who === this.people[0] && this.chance() < 0.4 };
  }

  /** Whoever is called is named: nobody else would be. */
  #text(): string {
    return `@ada @ben @eve @room, text ${++this.#texts}`;
  }

  #any<T>(all: readonly T[]): T {
    return all[Math.floor(this.chance() * all.length)]!;
  }
}

interface Called {
  readonly mentioned: UserId[];
  readonly shout: boolean;
}

function asCalled({ mentioned, shout }: Called) {
  return { mentions: mentioned, ...(shout && { shout: "room" as const }) };
}

function byId(one: { id: MessageId }, other: { id: MessageId }): number {
  return one.id < other.id ? -1 : 1;
}

Deno.test("who sends, goes out and comes back in one breath has read what was before", async () => {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const room = await ada.makes();
  await ben.joins(room);
  await ben.sent(room, "warm");
  await Promise.all([ben.sent(room, "one"), ben.leaves(room), ben.joins(room)]);
  await ada.sent(room, "two");
  const { view } = (await seeRoom(store, ben.user, room))!;
  assert.equal(unreadOf(view.tally), 1);
  await store.close();
});

Deno.test("a room is seen by its members alone", async () => {
  const store = await memoryStore();
  const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
  const room = await ada.makes({ visibility: "private" });
  const { view } = (await seeRoom(store, ada.user, room))!;
  assert.deepEqual([view.role, view.members, view.facts.kind], ["owner", 1, "private"]);
  assert.equal(await seeRoom(store, eve.user, room), null);
  await ada.adds(room, eve);
  assert.equal((await seeRoom(store, eve.user, room))?.view.members, 2);
  await ada.removes(room, eve);
  assert.equal(await seeRoom(store, eve.user, room), null);
  await store.close();
});

Deno.test("members come page by page, each once", async () => {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  const others = await Promise.all(
    Array.from({ length: 7 }, (_, i) => Chatter.named(store, `p${i}`)),
  );
  await Promise.all(others.map((who) => who.joins(room)));
  const seen: UserId[] = [];
  for (let after: UserId | undefined, more = true; more; after = seen.at(-1)) {
    const ask = { room, limit: 3, ...(after === undefined ? {} : { after }) };
    const page = given(await actions.pageMembers(ada.ground, ada.user, ask));
    seen.push(...page.members.map(({ user }) => user));
    more = page.more;
  }
  assert.deepEqual(seen, [ada, ...others].map(({ user }) => user).sort());
  await store.close();
});
