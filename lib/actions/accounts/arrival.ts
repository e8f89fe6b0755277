/** Where somebody who has just come is led: the rooms of newcomers, and those of their invitation. */
import type { RoomId, UserId } from "../../protocol/mod.ts";
import {
  accountOf,
  accountRow,
  appendNotice,
  changeAccount,
  findRoom,
  personOf,
  publicRow,
  type RoomRow,
} from "../../store/mod.ts";
import { enter, rowsToEnter } from "../rooms/entering.ts";
import { type Ground, rowsToStandIn } from "../ground.ts";
import { enterByInvite } from "../rooms/membership.ts";
import { foundRoom } from "../rooms/rooms.ts";

/** The room that is there from the beginning. */
const FIRST_ROOM: RoomRow = {
  ...{ kind: "public", name: "welcome", topic: "", past: "everyone" },
};

/**
 * One commit a room, for a commit has only so many checks. What broke off goes on with the next
 * login: rooms leave the list once they were entered.
 */
export async function enterRooms(ground: Ground, user: UserId): Promise<void> {
  const account = await accountOf(ground.store, user);
  const entering = account?.entering ?? [];
  if (entering.length === 0) return;
  const person = await personOf(ground.store, user);
  const done: RoomId[] = [];
  for (const entrance of entering) {
    const { room } = entrance;
    if (person?.role === "owner") await makeFirstRoom(ground, user, room);
    const entered = await enterByInvite(ground, user, entrance);
    // What is gone, full or closed by now is passed over
    if (entered.ok || entered.code !== "unavailable") done.push(room);
  }
  await changeAccount(ground.store, user, [], (draft, account) => {
    const left = account.entering?.filter(({ room }) => !done.includes(room)) ?? [];
    draft.set(accountRow(user), { ...account, entering: left });
    return { ok: true };
  });
}

/** With a word from the house, so that nobody stands in an empty place. */
async function makeFirstRoom({ store, now }: Ground, owner: UserId, id: RoomId): Promise<void> {
  await store.writer.write({
    rows: [...rowsToStandIn(id, owner), ...rowsToEnter(id, owner)],
    decide(draft) {
      if (findRoom(draft, id) !== null) return { ok: true };
      draft.write(publicRow(id), true);
      const entered = enter(draft, foundRoom(draft, id, FIRST_ROOM, now()), owner, "owner");
      if (!entered.ok) return entered;
      appendNotice(draft, entered.room, owner, now(), { what: "welcome" });
      return { ok: true };
    },
  });
}
