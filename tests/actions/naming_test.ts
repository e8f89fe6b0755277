/** Who may have a file that was said in many places: whoever reads in one of them, however many others there are. */
import assert from "node:assert/strict";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { type Chatter, codeOf } from "../store/chatter.ts";
import { storedFile } from "../support/stored_file.ts";
import { threePeople } from "./three_people.ts";

Deno.test("nobody takes a file away from others by saying it elsewhere again and again", async () => {
  await using place = await threePeople("those_present");
  const { store, ada, ben, eve, room: shared } = place;
  const elsewhere = await ownRoomBefore(shared, ada);
  const files = [await storedFile(store, ada.user, {})];
  await ada.sent(shared, "once", { files });
  await ada.adds(shared, ben);
  for (let i = 0; i < 600; i++) await ada.sent(elsewhere, `again ${i}`, { files });

  const bens = await ben.makes({ visibility: "private" });
  assert.equal(codeOf(await ben.send(bens, "from before my time", { files })), "not_found");
  for (let i = 0; i < 3; i++) await ada.sent(shared, `for ben, ${i}`, { files });
  await ben.sent(bens, "mine too", { files });
  const eves = await eve.makes({ visibility: "private" });
  assert.equal(codeOf(await eve.send(eves, "not mine", { files })), "not_found");
});

/** What names a file is looked through in the order of the rooms' ids. */
async function ownRoomBefore(room: RoomId, ada: Chatter): Promise<RoomId> {
  while (true) {
    const made = await ada.makes({ visibility: "private" });
    if (made < room) return made;
  }
}
