/** Pictures of people and rooms: whose may be put there, who may have them, and when they go. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import type { FileId, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { findFile, type Store } from "../../lib/store/mod.ts";
import { jpeg, png } from "../files/samples.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";
import { goes, PASSWORD, TestPlace } from "./test_place.ts";

const OFFLINE = { presenceOf: () => "offline" as const };
const SMALL = { type: "image/webp", width: 256, height: 256, until: Infinity };

const signed = (user: UserId): Signed => ({
  ...{ user, session: "", expiresAt: Infinity, scopes: null },
});

/** Brought as it would be over HTTP, with all its bytes. */
async function brings({ ground, user }: Pick<Chatter, "ground" | "user">, bytes = png()) {
  const files = fileGround(ground);
  const me = signed(user);
  const { id } = given(
    await actions.beginUpload(files, me, { name: "me.png", bytes: bytes.length }) as never,
  ) as { id: FileId };
  const stream = ReadableStream.from([bytes]);
  given(await actions.takeBytes(files, me, id, { offset: 0, stream }) as never);
  return id;
}

const wears = ({ ground, user }: Chatter, picture: FileId | null) =>
  actions.changeProfile(ground, user, { picture });
const hangs = ({ ground, user }: Chatter, room: RoomId, picture: FileId | null) =>
  actions.changeRoom(ground, user, { room, picture });
const has = async ({ ground, user }: Chatter, file: FileId) =>
  await actions.openFile(fileGround(ground), signed(user), file, "file") !== null;
const isKept = async (store: Store, file: FileId) => await findFile(store, file) !== null;

async function faceOf(looker: Chatter, { user }: { user: UserId }): Promise<FileId | undefined> {
  const card = await actions.lookAtCard(looker.ground, looker.user, { user }, OFFLINE);
  return given(card).person.picture;
}

async function scene() {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  return { store, ada, ben, eve, [Symbol.asyncDispose]: () => store.close() };
}

Deno.test("a picture that one brought is what everybody sees one by, and may have", async () => {
  await using place = await scene();
  const { ada, ben } = place;
  const id = await brings(ada);
  assert.equal(await has(ben, id), false, "nobody has it before");
  given(await wears(ada, id));
  assert.equal(await faceOf(ben, ada), id);
  assert.ok(await has(ben, id));
  given(await actions.changeProfile(ada.ground, ada.user, { displayName: "Ada L." }));
  assert.equal(await faceOf(ben, ada), id, "what was not named stays");
  const listed = given(await actions.listEverybody(ben.ground, ben.user, {})).people;
  assert.equal(listed.find(({ id }) => id === ada.user)?.picture, id);
});

Deno.test("nobody shows themselves by what others brought, whether they may see it or not", async () => {
  await using place = await scene();
  const { ada, ben } = place;
  const own = await brings(ada);
  assert.equal(codeOf(await wears(ben, own)), "not_found");
  given(await wears(ada, own));
  assert.ok(await has(ben, own));
  assert.equal(codeOf(await wears(ben, own)), "not_found");
  const room = await ben.makes({ visibility: "public" });
  assert.equal(codeOf(await hangs(ben, room, own)), "not_found");
  assert.equal(await faceOf(ada, ben), undefined);
});

Deno.test("only a small picture of a kind that everybody's browser shows will do", async () => {
  await using place = await scene();
  const { store, ada } = place;
  const unfit = [
    ...[{ type: "text/plain" }, { type: "image/gif" }, { type: "image/svg+xml" }],
    ...[{ width: 1_025 }, { height: 4_000 }, { bytes: 1024 * 1024 + 1 }],
  ];
  for (const told of unfit) {
    const { id } = await storedFile(store, ada.user, { ...SMALL, ...told });
    assert.equal(codeOf(await wears(ada, id)), "bad_command", JSON.stringify(told));
  }
  const { width: _, ...unread } = SMALL;
  const { id } = await storedFile(store, ada.user, unread);
  assert.equal(codeOf(await wears(ada, id)), "bad_command", "nobody could read its size");
  for (const type of actions.FACE_TYPES) {
    given(await wears(ada, (await storedFile(store, ada.user, { ...SMALL, type })).id));
  }
});

Deno.test("a picture is kept as long as it shows somebody, and is gone when another has its place", async () => {
  await using place = await scene();
  const { store, ada, ben } = place;
  const files = fileGround({ ...ada.ground, now: () => Date.now() + 48 * 60 * 60 * 1000 });
  const [first, second] = [await brings(ada), await brings(ada, jpeg())];
  given(await wears(ada, first));
  given(await wears(ada, first));
  await actions.sweepFiles(files);
  assert.ok(await isKept(store, first), "though its day is over");
  assert.equal(await isKept(store, second), false, "which nobody wore");
  const third = await brings(ada, jpeg());
  given(await wears(ada, third));
  await actions.releaseLoose(files);
  assert.deepEqual([await isKept(store, first), await isKept(store, third)], [false, true]);
  assert.equal(await has(ben, third), true);
  given(await wears(ada, null));
  await actions.releaseLoose(files);
  assert.equal(await isKept(store, third), false);
  assert.equal(await faceOf(ben, ada), undefined);
});

Deno.test("what a message names stays there when nobody looks like it any more, and the other way round", async () => {
  await using place = await scene();
  const { store, ada, ben } = place;
  const files = fileGround(ada.ground);
  const room = await ada.makes({ visibility: "private" });
  const id = await brings(ada);
  given(await wears(ada, id));
  const message = await ada.sent(room, "me", { files: [{ id }] });
  assert.ok(await has(ben, id), "who is not in the room may have it for the face");
  given(await wears(ada, null));
  await actions.releaseLoose(files);
  assert.ok(await isKept(store, id));
  assert.equal(await has(ben, id), false, "and for nothing else");
  given(await wears(ada, id));
  given(await ada.delete(room, message));
  await actions.releaseLoose(files);
  assert.ok(await has(ben, id));
});

Deno.test("a room's picture is put there by who may name it, and had by who may see the room", async () => {
  await using place = await scene();
  const { store, ada, ben, eve } = place;
  const room = await ada.makes({ visibility: "private" });
  await ada.adds(room, ben);
  const [own, bens] = [await brings(ada), await brings(ben)];
  assert.equal(codeOf(await hangs(ben, room, bens)), "forbidden");
  assert.equal(given(await hangs(ada, room, own)).facts.picture, own);
  assert.deepEqual([await has(ben, own), await has(eve, own)], [true, false]);
  await ada.removes(room, ben);
  assert.equal(await has(ben, own), false, "from that moment on");
  assert.equal((await ada.changes(room, { topic: "Tea" })).picture, own);
  assert.equal("picture" in (await ada.changes(room, { picture: null })), false);
  await actions.releaseLoose(fileGround(ada.ground));
  assert.equal(await isKept(store, own), false);
});

Deno.test("the picture of a public room is on its card, for all who may look around", async () => {
  await using place = await scene();
  const { ada, eve } = place;
  const room = await ada.makes({ visibility: "public" });
  const id = await brings(ada);
  given(await hangs(ada, room, id));
  const { rooms } = given(await actions.browseRooms(eve.ground, eve.user, {}));
  assert.deepEqual(rooms.map(({ picture }) => picture), [id]);
  assert.ok(await has(eve, id));
});

Deno.test("a guest of an invite sees the faces of those who are in a room with them, and no others", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const ben = await place.speaks(await place.member("ben"));
  const room = await ada.makes({ visibility: "private" });
  const guest = await place.speaks(await place.resident("gus", "guest"));
  await ada.adds(room, guest);
  const [adas, bens, own] = [await brings(ada), await brings(ben, jpeg()), await brings(guest)];
  given(await wears(ada, adas));
  given(await wears(ben, bens));
  given(await wears(guest, own));
  assert.deepEqual([await has(guest, adas), await has(guest, bens)], [true, false]);
  assert.ok(await has(ben, own), "guests have faces too");
  const open = await ben.makes({ visibility: "public" });
  const hung = await brings(ben);
  given(await hangs(ben, open, hung));
  assert.equal(await has(guest, hung), false, "nor of rooms that they cannot see");
});

Deno.test("who is banned, or goes, has no face any more", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const people = [await place.member("eve"), await place.member("ben")];
  const [eve, ben] = await Promise.all(people.map((each) => place.speaks(each)));
  const faces = [await brings(eve!), await brings(ben!, jpeg())];
  given(await wears(eve!, faces[0]!));
  given(await wears(ben!, faces[1]!));
  given(await actions.banPerson(place.door(), place.ada, eve!.user, ""));
  assert.deepEqual(await goes(place, people[1]!, "keep", PASSWORD), { ok: true });
  assert.equal(await faceOf(ada, eve!), undefined);
  assert.equal(await faceOf(ada, ben!), undefined);
  assert.equal(codeOf(await wears(eve!, faces[0]!)), "not_found");
  await actions.releaseLoose(fileGround(place.ground));
  for (const id of faces) assert.equal(await isKept(place.here, id), false);
  given(await actions.letBackIn(place.door(), place.ada, eve!.user));
  assert.equal(await faceOf(ada, eve!), undefined);
});
