/** As many files as a message may have, on a message that is all else at once, over a place of several instances. */
import assert from "node:assert/strict";
import { releaseLoose } from "../../lib/actions/mod.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { Chatter, openedWithSpy, SHARED } from "../store/chatter.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";

const CALLED = Array.from({ length: 10 }, (_, i) => `friend${i}`);
const LATER_MS = 10 * 60_000;

Deno.test("ten files hang on a message that also answers, calls and passes on, and go with it", async () => {
  await using place = await openedWithSpy(SHARED);
  const { store, spy } = place;
  const ada = await Chatter.named(store, "ada");
  const mo = await Chatter.placed(store, "mo", { role: "admin" });
  const friends = await Promise.all(CALLED.map((name) => Chatter.named(store, name)));
  const [room, other] = [await ada.makes(), await ada.makes()];
  for (const friend of [mo, ...friends]) await friend.joins(room);
  await mo.joins(other);
  const thread = await ada.sent(room, "the start of a thread");
  const answered = await friends[0]!.sent(room, "well?", { thread });
  const source = { room: other, id: await ada.sent(other, "said elsewhere") };
  await ada.changes(room, { slowSeconds: 3_600 });
  await mo.sent(room, "who may hurry");
  const bring = () => storedFile(store, mo.user, { until: Infinity });
  const files = await Promise.all(Array.from({ length: LIMITS.filesOfMessage }, bring));
  spy.commits.length = 0;
  const id = await mo.sent(room, CALLED.map((name) => `@${name}`).join(" ") + " @room", {
    ...{ files, thread, replyTo: answered, forward: source, shout: "room" },
    mentions: friends.map(({ user }) => user),
  });
  const { messages } = await ada.page(room, { at: 0 });
  assert.deepEqual(
    messages.find((message) => message.id === id)!.files!.map(({ id }) => id),
    files.map(({ id }) => id),
  );
  await mo.delete(room, id);
  await releaseLoose({ ...fileGround(ada.ground), now: () => Date.now() + LATER_MS });
  for (const prefix of ["file", "content", "content_of", "claim", "aside", "naming", "loose"]) {
    assert.deepEqual(await Array.fromAsync(store.kv.list({ prefix: [prefix] })), [], prefix);
  }
  assert.ok(Math.max(...spy.commits.map(({ checks }) => checks)) <= SHARED.checks);
});
