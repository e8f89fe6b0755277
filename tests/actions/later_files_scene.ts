/** Ada, who puts messages with files aside for later, and Ben, who is to hear them. */
import * as actions from "../../lib/actions/mod.ts";
import {
  type Ask,
  type FileId,
  type Later,
  newClientId,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { findFile, type Store } from "../../lib/store/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { Chatter, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { Shuffle } from "../store/shuffled_kv.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
export const MONTH_MS = 30 * DAY_MS;

type Wish = Partial<Ask<"later.set">>;

export interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly ground: actions.FileGround;
  readonly clock: TestClock;
  readonly ada: Chatter;
  readonly ben: Chatter;
  /** Ada's and Ben's. */
  readonly room: RoomId;
  /** Ada's, for in a month. */
  set(wish: Wish): ReturnType<typeof actions.setLater>;
  waiting(): Promise<readonly Later[]>;
  /** Time goes by; what is due then is sent, and what nothing names is swept away. */
  pass(ms: number): Promise<void>;
  isThere(file: { readonly id: FileId }): Promise<boolean>;
}

export async function sceneOver(store: Store): Promise<Scene> {
  const clock = testClock();
  const ground = fileGround({ store, now: () => clock.now() });
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const room = await ada.makes({ visibility: "private" });
  await ada.adds(room, ben);
  return {
    ...{ store, ground, clock, ada, ben, room },
    set: (wish) =>
      actions.setLater(ground, ada.user, {
        ...{ id: newClientId(), room, at: clock.now() + MONTH_MS, body: "" },
        ...wish,
      }),
    waiting: async () => given(await actions.listLater(ground, ada.user)).later,
    async pass(ms) {
      clock.move(ms);
      await actions.sendDue(ground);
      await actions.sweepFiles(ground);
    },
    isThere: async ({ id }) => await findFile(store, id) !== null,
    [Symbol.asyncDispose]: () => store.close(),
  };
}

export const scene = async () => await sceneOver(await memoryStore());

export async function filesSaidIn(
  { ben, ...at }: Scene,
  room = at.room,
): Promise<(FileId[] | undefined)[]> {
  const said = (await ben.history(room)).filter(({ kind }) => kind !== "system");
  return said.map(({ files }) => files?.map(({ id }) => id));
}

export interface TwoInstances extends AsyncDisposable {
  readonly here: Scene;
  readonly there: actions.FileGround;
}

/** Whose steps fall as chance will have it, within the limits of the smallest database. */
export async function twoInstances(seed: number): Promise<TwoInstances> {
  const kv = await Deno.openKv(":memory:");
  const turns = new Dice(seed).of("turns");
  const shuffled = new Shuffle((count) => turns.below(count)).over(kv);
  const [one, other] = [await storeOver(shuffled, SHARED), await storeOver(shuffled, SHARED)];
  const here = await sceneOver(one);
  return {
    here,
    there: fileGround({ store: other, now: () => here.clock.now() }),
    async [Symbol.asyncDispose]() {
      await one.close();
      await other.close();
      kv.close();
    },
  };
}

export function manyFiles({ store, ada }: Scene, count: number): Promise<{ id: FileId }[]> {
  return Promise.all(Array.from({ length: count }, () => storedFile(store, ada.user)));
}
