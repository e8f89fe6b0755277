/** Files that several messages name: each of them keeps them. */
import assert from "node:assert/strict";
import { releaseLoose, sendMessage } from "../../lib/actions/mod.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { findFile } from "../../lib/store/mod.ts";
import { Chatter, openedWithSpy } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";

Deno.test("nobody takes a file from a message by calling their own message the same, and deleting it", async () => {
  await using place = await openedWithSpy();
  const { store } = place;
  const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
  const room = await ada.makes();
  await eve.joins(room);
  const file = await storedFile(store, ada.user, { until: Infinity });
  const name = newClientId();
  const say = (one: Chatter) =>
    sendMessage(one.ground, one.user, { once: one.once(name), room, body: "", files: [file] });
  const [said, same] = [given(await say(ada)), given(await say(eve))];
  await eve.delete(room, same.id);
  await releaseLoose(fileGround(ada.ground));
  assert.ok(await findFile(store, file.id), "Ada's message has it still");
  await ada.delete(room, said.id);
  await releaseLoose(fileGround(ada.ground));
  assert.equal(await findFile(store, file.id), null);
});
