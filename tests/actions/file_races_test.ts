/** Two instances over one store bring, name, delete and sweep the same bytes at once, in orders of chance. */
import assert from "node:assert/strict";
import {
  addPreview,
  beginUpload,
  changeProfile,
  type FileGround,
  lookAtUpload,
  openFile,
  releaseLoose,
  sweepFiles,
  takeBytes,
} from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import type { Bytes } from "../../lib/files/mod.ts";
import type { FileId, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { fileSpace, peopleOf } from "../../lib/store/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { chunk, png } from "../files/samples.ts";
import { Chatter, isLongRun, SHARED, storeOver } from "../store/chatter.ts";
import { Shuffle } from "../store/shuffled_kv.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { given } from "../support/seed.ts";
import { fileGround } from "./file_ground.ts";

const SEEDS = isLongRun() ? 2_000 : 100;
const DEEDS = 20;
const MINUTE_MS = 60_000;
const FOR_GOOD_MS = 5 * 24 * 60 * MINUTE_MS;

/** Few, so that they meet; the last is kept as the first. */
const CONTENTS: readonly Bytes[] = [
  ...["", "red", "green", "blue"].map((colour) => png(colour ? [chunk("PLTE", colour)] : [])),
  png([chunk("tEXt", "where and when")]),
];
const KEPT: readonly Bytes[] = [...CONTENTS.slice(0, -1), CONTENTS[0]!];

interface Person {
  /** Of which one may hope that they are there. */
  readonly own: Set<FileId>;
  readonly ground: FileGround;
  readonly chatter: Chatter;
  readonly me: Signed;
}

class World implements AsyncDisposable {
  /** Brought, and which bytes they have. */
  readonly files = new Map<FileId, number>();
  /** By whom, as long as it stands. */
  readonly said = new Map<MessageId, Person>();

  private constructor(
    readonly kv: Deno.Kv,
    readonly dice: Dice,
    readonly people: readonly Person[],
    readonly room: RoomId,
    readonly clock: TestClock,
  ) {}

  static async of(seed: number): Promise<World> {
    const kv = await Deno.openKv(":memory:");
    const dice = new Dice(seed);
    const turns = dice.of("turns");
    const shuffled = new Shuffle((count) => turns.below(count)).over(kv);
    const clock = testClock();
    const people: Person[] = [];
    for (const instance of ["here", "there"]) {
      const store = await storeOver(shuffled, SHARED);
      const ground = { ...fileGround({ store, now: () => clock.now() }), instance };
      for (const name of ["ada", "ben"]) {
        const chatter = await Chatter.named(store, `${name}.${instance}`);
        const me = { user: chatter.user, session: "", expiresAt: Infinity, scopes: null };
        people.push({ ground, chatter: Object.assign(chatter, { ground }), me, own: new Set() });
      }
    }
    const room = await people[0]!.chatter.makes();
    for (const { chatter } of people.slice(1)) await chatter.joins(room);
    return new World(kv, dice, people, room, clock);
  }

  async bring({ ground, me, own }: Person, dice: Dice): Promise<void> {
    if (own.size > 0) return;
    const content = dice.below(CONTENTS.length);
    const bytes = CONTENTS[content]!;
    const begun = await beginUpload(ground, me, { name: "x.png", bytes: bytes.length });
    if (!begun.ok) return;
    const { id } = begun.value;
    const cut = dice.below(bytes.length);
    await takeBytes(ground, me, id, { offset: 0, stream: one(bytes.slice(0, cut)) });
    // The rest by whichever instance, and by two at once
    const other = this.people.filter((person) => person.ground !== ground)[0]!.ground;
    const grounds = dice.chance(0.5) ? [ground, other] : [other];
    const rest = () => ({ offset: cut, stream: one(bytes.slice(cut)) });
    // Where the clock leaps, one takes it from the other in the middle
    await Promise.allSettled(grounds.map((at) => takeBytes(at, me, id, rest())));
    const seen = await lookAtUpload(ground, me, id);
    if (!seen.ok || seen.value.until !== null) return;
    this.files.set(id, content);
    own.add(id);
  }

  async preview({ ground, me, own }: Person, dice: Dice): Promise<void> {
    const file = dice.pick([...own]);
    if (file === undefined) return;
    await addPreview(ground, me, file, { bytes: dice.pick(CONTENTS)! });
  }

  async send(person: Person, dice: Dice): Promise<void> {
    const some = [...person.own].filter(() => dice.chance(0.7));
    if (some.length === 0) return;
    const sent = await person.chatter.send(this.room, "see", { files: some.map((id) => ({ id })) });
    if (sent.ok) this.said.set(sent.value.id, person);
    else some.forEach((id) => person.own.delete(id));
  }

  async delete(person: Person, dice: Dice): Promise<void> {
    const own = [...this.said].filter(([, by]) => by === person).map(([id]) => id);
    const id = dice.pick(own);
    if (id === undefined) return;
    this.said.delete(id);
    // Who takes it back to write it anew has its files still
    given(await person.chatter.delete(this.room, id, dice.chance(0.5) ? [...person.own] : []));
  }

  /** Their face, or none any more. */
  async wear({ ground, chatter, own }: Person, dice: Dice): Promise<void> {
    const picture = dice.chance(0.5) ? null : dice.pick([...own]) ?? null;
    const worn = await changeProfile(ground, chatter.user, { picture });
    if (!worn.ok && picture !== null) own.delete(picture);
  }

  async sweep({ ground }: Person): Promise<void> {
    await sweepFiles(ground);
  }

  async release({ ground }: Person): Promise<void> {
    await releaseLoose(ground);
  }

  wait(_: Person, dice: Dice): Promise<void> {
    this.clock.move(dice.pick([MINUTE_MS / 2, 2 * MINUTE_MS, 26 * 60 * MINUTE_MS])!);
    return Promise.resolve();
  }

  /** Each file that a message names goes out whole, to everybody in the room. */
  async assertThere(): Promise<void> {
    const { ground, me, chatter } = this.people[0]!;
    const messages = (await chatter.history(this.room)).filter(({ deleted }) => !deleted);
    for (const id of this.said.keys()) {
      assert.ok(messages.some((message) => message.id === id), id);
    }
    const people = await peopleOf(ground.store, this.people.map(({ chatter }) => chatter.user));
    const faces = [...people.values()].flatMap(({ picture }) => picture ? [{ id: picture }] : []);
    for (const { id } of [...messages.flatMap(({ files = [] }) => files), ...faces]) {
      const file = await openFile(ground, me, id, "file");
      assert.ok(file, `${id} is there`);
      const bytes = await new Response(await file.read(0, file.bytes)).bytes();
      assert.deepEqual(bytes, KEPT[this.files.get(id)!], id);
    }
  }

  async assertEmpty(): Promise<void> {
    const { ground } = this.people[0]!;
    for (
      const name of [
        "upload",
        "file",
        "content",
        "content_of",
        "claim",
        "aside",
        "naming",
        "face",
        "loose",
      ]
    ) {
      const rows = await Array.fromAsync(this.kv.list({ prefix: [name] }), ({ key }) => key);
      assert.deepEqual(rows, [], name);
    }
    assert.deepEqual(await Array.fromAsync(ground.blobs.list()), []);
    assert.equal(await fileSpace(ground.store), 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const store of new Set(this.people.map(({ ground }) => ground.store))) await store.close();
    this.kv.close();
  }
}

const WEIGHTS = [
  ...[[6, "bring"], [8, "send"], [8, "delete"], [1, "preview"], [8, "wear"], [1, "sweep"]] as const,
  ...[[8, "release"], [0.3, "wait"]] as const,
];

async function* one(bytes: Bytes): AsyncIterable<Bytes> {
  yield bytes;
}

Deno.test("what a message or a person names is there, and in the end nothing is that nobody names", async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    await using world = await World.of(seed);
    try {
      await Promise.all(world.people.map(async (person, i) => {
        const dice = world.dice.of(i);
        for (let deed = 0; deed < DEEDS; deed++) await world[dice.weighed(WEIGHTS)](person, dice);
      }));
      await world.assertThere();
      const { ground } = world.people[1]!;
      await releaseLoose(ground);
      await world.assertThere();
      for (const [id, { chatter }] of world.said) given(await chatter.delete(world.room, id));
      for (const { chatter } of world.people) {
        given(await changeProfile(ground, chatter.user, { picture: null }));
      }
      world.clock.move(FOR_GOOD_MS);
      await sweepFiles(ground);
      await sweepFiles(ground);
      await world.assertEmpty();
    } catch (error) {
      throw new Error(`With seed ${seed}`, { cause: error });
    }
  }
});
