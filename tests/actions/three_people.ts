/** Three people of a place, and a private room of one of them. */
import type { RoomId } from "../../lib/protocol/mod.ts";
import type { Store } from "../../lib/store/mod.ts";
import { Chatter, memoryStore } from "../store/chatter.ts";

export interface ThreePeople extends AsyncDisposable {
  readonly store: Store;
  readonly ada: Chatter;
  readonly ben: Chatter;
  readonly eve: Chatter;
  readonly room: RoomId;
}

/** Ada's room, in which nobody is but her. */
export async function threePeople(
  past: "everyone" | "those_present" = "everyone",
): Promise<ThreePeople> {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  const room = await ada.makes({ visibility: "private", past });
  return { store, ada, ben, eve, room, [Symbol.asyncDispose]: () => store.close() };
}

/** The same, with Ben in it. */
export async function threeWithTwoInside(
  past: "everyone" | "those_present" = "everyone",
): Promise<ThreePeople> {
  const scene = await threePeople(past);
  await scene.ada.adds(scene.room, scene.ben);
  return scene;
}
