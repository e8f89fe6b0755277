/** What is unread in threads that one follows, against a count of everything that was said there. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { MessageId, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { unreadInThread } from "../../lib/rules/mod.ts";
import { seeRoom, type Store } from "../../lib/store/mod.ts";
import { seeded } from "../client/seeded.ts";
import { given } from "../support/seed.ts";
import { Chatter, isLongRun, SHARED, storeOver } from "./chatter.ts";
import { FollowedModel, type ModelReply } from "./followed_model.ts";

/** Whoever is called is named: nobody else would be. */
const CALL = "@ada @ben @eve";
const OPERATIONS = isLongRun() ? 4_000 : 400;

for (const seed of [1, 2, 3]) {
  Deno.test(`threads are counted as by who reads them all, over two instances (seed ${seed})`, async () => {
    const kv = await Deno.openKv(":memory:");
    const stores = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)] as const;
    const walk = await Walk.begin(stores, seeded(seed));
    for (let i = 0; i < OPERATIONS; i++) {
      const what = await walk.step();
      if (i % 4 === 0) await walk.assertCounted(`operation ${i}: ${what}`);
    }
    assert.ok(walk.counted > 100, "there was something to count");
    for (const store of stores) await store.close();
    kv.close();
  });
}

/** Each at both instances. */
type Everywhere = readonly [Chatter, Chatter];

/** Three people in one room, who do what chance says. */
class Walk {
  readonly model = new FollowedModel();
  readonly roots: { id: MessageId; from: UserId }[] = [];
  counted = 0;

  private constructor(
    readonly stores: readonly [Store, Store],
    readonly chance: () => number,
    readonly people: readonly Everywhere[],
    readonly room: RoomId,
  ) {}

  static async begin(stores: readonly [Store, Store], chance: () => number): Promise<Walk> {
    const people = await Promise.all(["ada", "ben", "eve"].map(async (name) => {
      const here = await Chatter.named(stores[0], name);
      return [here, await Chatter.at(stores[1], here.user)] as const;
    }));
    const room = await people[0]![0].makes();
    const walk = new Walk(stores, chance, people, room);
    for (const [here] of people) walk.model.members.add(here.user);
    for (const [here] of people.slice(1)) await here.joins(room);
    for (let i = 0; i < 4; i++) await walk.#begin(walk.#somebody());
    return walk;
  }

  async step(): Promise<string> {
    const who = this.#somebody();
    const steps: [number, string, () => Promise<unknown>][] = [
      [3, "a new thread", () => this.#begin(who)],
      [40, "replies at once", () => this.#replyAtOnce()],
      [10, "a deletion", () => this.#delete()],
      [17, "an edit", () => this.#edit()],
      [22, "a read position", () => this.#read(who)],
      [6, "followed, or no more", () => this.#follow(who)],
      [2, "out and in again", () => this.#outAndIn(who)],
    ];
    let left = this.chance() * 100;
    const [, name, step] = steps.find(([share]) => (left -= share) < 0)!;
    await step();
    return name;
  }

  async assertCounted(when: string): Promise<void> {
    const history = await this.people[0]![0].history(this.room);
    for (const [{ user }] of this.people) {
      const { view } = (await seeRoom(this.#any(this.stores), user, this.room))!;
      const held = (view.followed ?? []).map(({ id, last, tally }) => ({
        ...{ id, last, read: tally.read, version: tally.version, unread: unreadInThread(tally) },
        mentions: tally.mentions.length,
      }));
      const wanted = this.model.countedFor(user, history);
      assert.deepEqual(held.toReversed(), wanted, when);
      this.counted += wanted.filter(({ unread }) => unread > 0).length;
    }
  }

  async #begin(who: Chatter): Promise<void> {
    this.roots.push({ id: await who.sent(this.room, "something new"), from: who.user });
  }

  async #replyAtOnce(): Promise<void> {
    const { id: thread, from: starter } = this.#any(this.roots);
    const senders = this.people.filter(() => this.chance() < 0.5);
    const sent = await Promise.all(senders.map(async (everywhere): Promise<ModelReply> => {
      const who = this.#any(everywhere);
      const mentions = this.#mentioned();
      const id = await who.sent(this.room, `${CALL} a reply`, { thread, mentions });
      return { id, thread, from: who.user, mentions };
    }));
    const inOrder = sent.sort((one, other) => one.id < other.id ? -1 : 1);
    for (const reply of inOrder) this.model.replied(reply, starter);
  }

  async #delete(): Promise<void> {
    const reply = this.#any(this.model.replies);
    if (reply === undefined) return;
    await this.#any(this.people[0]!).delete(this.room, reply.id);
  }

  /** One that was deleted is edited no more. */
  async #edit(): Promise<void> {
    const reply = this.#any(this.model.replies);
    if (reply === undefined) return;
    const author = this.#any(this.people.find(([{ user }]) => user === reply.from)!);
    const mentions = this.#mentioned();
    const edited = await author.edit(this.room, reply.id, `${CALL} ${this.chance()}`, mentions);
    if (edited.ok) this.model.edited(reply, mentions);
  }

  async #read({ ground, user }: Chatter): Promise<void> {
    const { id: thread } = this.#any(this.roots);
    const replies = this.model.repliesOf(thread);
    const to = Math.floor(this.chance() * (replies.length + 1));
    const at = to === 0 ? thread : replies[to - 1]!.id;
    const current = this.model.positionOf(user, thread)?.version ?? 0;
    const version = Math.max(0, current - Math.floor(this.chance() * 3));
    const back = this.chance() < 0.3;
    const ask = { room: this.room, thread, at, version, ...(back && { back: true as const }) };
    given(await actions.moveThreadRead(ground, user, ask));
    this.model.moved(user, thread, to, version, back);
  }

  async #follow({ ground, user }: Chatter): Promise<void> {
    const { id: thread } = this.#any(this.roots);
    const following = this.chance() < 0.5;
    given(await actions.followThread(ground, user, { room: this.room, thread, following }));
    if (following) this.model.followed(user, thread);
    else this.model.refused(user, thread);
  }

  async #outAndIn(who: Chatter): Promise<void> {
    if (who.user === this.people[0]![0].user) return;
    await who.leaves(this.room);
    this.model.left(who.user);
    const { id: thread, from: starter } = this.#any(this.roots);
    const owner = this.#any(this.people[0]!);
    const id = await owner.sent(this.room, `${CALL} while they are out`, {
      thread,
      mentions: [who.user],
    });
    this.model.replied({ id, thread, from: owner.user, mentions: [] }, starter);
    await who.joins(this.room);
    this.model.members.add(who.user);
  }

  #mentioned(): UserId[] {
    return this.people.map(([{ user }]) => user).filter(() => this.chance() < 0.3);
  }

  #somebody(): Chatter {
    return this.#any(this.#any(this.people));
  }

  #any<T>(all: readonly T[]): T {
    return all[Math.floor(this.chance() * all.length)]!;
  }
}
