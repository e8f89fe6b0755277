/** An outsider gets nothing: not by a command, an event or a count, and not by the words of a refusal. */
import assert from "node:assert/strict";
import { COMMANDS } from "../../lib/protocol/checks.ts";
import {
  type Ask,
  type CommandType,
  type MessageId,
  newClientId,
  newRoomId,
  type Once,
  type Reply,
  type RoomId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { hearsBody, makeRoom, say } from "../live/gathering.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

interface Named {
  readonly room: RoomId;
  readonly id: MessageId;
  readonly once: Once;
  /** Somebody whom the asker knows. */
  readonly friend: UserId;
}

type Asks = { readonly [T in CommandType]: null | ((named: Named) => Ask<T>) };

/** Every command that names a room or a message; null says that this one does not. */
const ASKS: Asks = {
  "sync": ({ room }) => ({ me: null, rooms: [[room, CURSOR]] }),
  "room.sync": ({ room }) => ({ room, after: null }),
  "room.changes": ({ room }) => ({ room, after: CURSOR }),
  "history.page": ({ room, id }) => ({ room, around: id }),
  "thread.page": ({ room, id }) => ({ room, thread: id }),
  "thread.follow": ({ room, id }) => ({ room, thread: id, following: true }),
  "thread.read": ({ room, id }) => ({ room, thread: id, at: id, version: 0 }),
  "threads.page": ({ id }) => ({ before: id }),
  "activity.page": null,
  "activity.read": null,
  "stream.open": null,
  "message.send": ({ once, room, id }) => ({ once, room, body: "Hello?", thread: id }),
  "message.edit": ({ once, room, id }) => ({ once, room, id, body: "Mine" }),
  "message.delete": ({ once, room, id }) => ({ once, room, id }),
  "message.react": ({ once, room, id }) => ({ once, room, id, emoji: "👍", on: true }),
  "message.pin": ({ room, id }) => ({ room, id, on: true }),
  "message.edits": ({ room, id }) => ({ room, id }),
  "message.find": ({ room, id }) => ({ room, ids: [newClientId()], after: id }),
  "later.set": ({ room, id }) => {
    const at = Date.now() + 60_000;
    return { id: newClientId(), room, at, body: "Hello?", thread: id };
  },
  "later.change": null,
  "later.drop": null,
  "later.list": null,
  "room.create": null,
  "room.join": ({ room }) => ({ room }),
  "room.leave": ({ room }) => ({ room }),
  "room.change": ({ room }) => ({ room, name: "Mine" }),
  "room.archive": ({ room }) => ({ room, on: true }),
  "room.setRole": ({ room, friend }) => ({ room, user: friend, role: "reader" }),
  "room.transfer": ({ room, friend }) => ({ room, user: friend }),
  "room.add": ({ room, friend }) => ({ room, user: friend }),
  "room.remove": ({ room, friend }) => ({ room, user: friend }),
  "room.members": ({ room }) => ({ room }),
  "room.pins": ({ room, id }) => ({ room, after: id }),
  "files.page": ({ room, id }) => ({ room, before: id }),
  "room.receipts": ({ room }) => ({ room }),
  "room.find": null,
  "room.browse": ({ room }) => ({ after: room }),
  "direct.open": null,
  "read.move": ({ room, id }) => ({ room, to: id, version: 0 }),
  "read.all": null,
  "settings.change": null,
  "room.prefer": ({ room }) => ({ room, favourite: true }),
  "draft.set": ({ room }) => ({ room, text: "Hello?", base: 0 }),
  "saved.set": ({ room, id }) => ({ room, id, on: true }),
  "saved.page": null,
  "typing": ({ room }) => ({ room }),
  "people.watch": null,
  "people.list": null,
  "emoji.list": null,
  "person.find": null,
  "person.card": null,
  "person.ignore": null,
  "presence.say": null,
  "presence.idle": null,
  "profile.change": null,
  "ping": null,
};

/** Of commands that name a message, those that would change the asker's own room where it is asked. */
const CHANGES_ROOM: readonly CommandType[] = [
  "room.join",
  "room.leave",
  "room.change",
  "room.archive",
  "room.add",
];
const CURSOR = `aaaaaa${"0".repeat(20)}.aaaaaaaa` as never;

Deno.test("what is not yours and what is not there are answered alike, whatever is asked", async () => {
  assert.deepEqual(Object.keys(ASKS).sort(), Object.keys(COMMANDS).sort());
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, ben, eve] = await Promise.all(["ada", "ben", "eve"].map((n) => seedPerson(store, n)));
  await using owner = await WireClient.connect(server.address, ada!.token);
  await using outsider = await WireClient.connect(server.address, eve!.token);
  const theirs = await makeRoom(owner, { members: [ben!.user] });
  const id = await say(owner, theirs, "A secret");
  const own = await makeRoom(outsider);
  await say(outsider, own, "Nobody here?");
  const friend = ada!.user;

  for (const type of Object.keys(ASKS) as CommandType[]) {
    const invented = newRoomId();
    const theirAnswer = await answer(outsider, type, { room: theirs, id, friend });
    const noAnswer = await answer(outsider, type, { room: invented, id: beside(id), friend });
    assert.equal(theirAnswer.replaceAll(theirs, invented), noAnswer, type);
    assert.ok(!/secret/i.test(theirAnswer), type);
    if (CHANGES_ROOM.includes(type)) continue;
    // In a room of one's own, by the name of a message that is elsewhere
    const elsewhere = await answer(outsider, type, { room: own, id, friend });
    assert.equal(
      elsewhere,
      await answer(outsider, type, { room: own, id: beside(id), friend }),
      type,
    );
  }
});

Deno.test("what was said before one came is as if it were not there, where the room says so", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, ben] = await Promise.all(["ada", "ben"].map((n) => seedPerson(store, n)));
  await using owner = await WireClient.connect(server.address, ada!.token);
  await using late = await WireClient.connect(server.address, ben!.token);
  const room = await makeRoom(owner, { past: "those_present" });
  const id = await say(owner, room, "A secret");
  given(await owner.ask("room.add", { room, user: ben!.user }));
  const friend = ada!.user;
  for (const type of Object.keys(ASKS) as CommandType[]) {
    if (CHANGES_ROOM.includes(type)) continue;
    const hidden = await answer(late, type, { room, id, friend });
    assert.equal(hidden, await answer(late, type, { room, id: beside(id), friend }), type);
    assert.ok(!hidden.includes("A secret"), type);
  }
});

Deno.test("an outsider hears nothing of a room, is shown no count of it, and sees no name of it", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, ben, eve] = await Promise.all(["ada", "ben", "eve"].map((n) => seedPerson(store, n)));
  await using owner = await WireClient.connect(server.address, ada!.token);
  await using member = await WireClient.connect(server.address, ben!.token);
  await using outsider = await WireClient.connect(server.address, eve!.token);
  const room = await makeRoom(owner, { members: [ben!.user] });
  const id = await say(owner, room, "A secret");
  given(
    await member.ask("message.react", {
      once: await member.once(),
      room,
      id,
      emoji: "👍",
      on: true,
    }),
  );
  given(await owner.ask("typing", { room }));
  given(await owner.ask("room.change", { room, topic: "A secret topic" }));
  given(await owner.ask("room.remove", { room, user: ben!.user }));
  const { room: direct } = given(await owner.ask("direct.open", { users: [ben!.user] }));
  await say(owner, direct, "A secret for two");
  await hearsBody(member, direct, "A secret for two");
  // One lane, one order: what they hear of their own was told after all of that
  given(await outsider.ask("direct.open", { users: [] }));
  await outsider.hears("their own notes", ({ type }) => type === "room.entered");
  const sync = given(await outsider.ask("sync", { me: null, rooms: [] }));
  const browse = given(await outsider.ask("room.browse", {}));
  const all = JSON.stringify([outsider.heard, sync, browse]);
  for (const part of [room, direct, id, "secret", ada!.user, ben!.user]) {
    assert.ok(!all.includes(part), part);
  }
  assert.equal(sync.rooms.length, 1);
  assert.deepEqual(browse, { rooms: [], more: false });
});

/** The reply as it is on the wire, but for its number. */
async function answer(
  client: WireClient,
  type: CommandType,
  named: Omit<Named, "once">,
): Promise<string> {
  const ask = ASKS[type] as ((named: Named) => Record<string, unknown>) | null;
  if (ask === null) return "";
  const fields = ask({ ...named, once: await client.once() });
  const reply = await client.send({ type, ...fields });
  if (!("once" in fields) || !reply.ok) client.giveBack();
  return JSON.stringify({ ...reply, ref: 0 } satisfies Reply);
}

/** An id that is as good as this one, in the same commit, where there is no message. */
function beside(id: MessageId): MessageId {
  return id.slice(0, -2) + "zz" as MessageId;
}
