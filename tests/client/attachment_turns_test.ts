/** Of several that share a shelf one brings what lies on it: whoever gets the turn says so. */
import { Attachments } from "../../lib/client/attachments/attachments.ts";
import { MemoryShelf } from "../../lib/client/attachments/attachment_shelf.ts";
import { systemTime } from "../../lib/client/mod.ts";
import type { UserId } from "../../lib/protocol/mod.ts";
import { within } from "../support/deadline.ts";

Deno.test("who gets the turn is told so, though there is nothing to bring", async () => {
  const shelf = new MemoryShelf({ server: "here", person: "ada" as UserId });
  const [turn, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  shelf.inTurn = (_, work) => turn.promise.then(work);
  const attachments = new Attachments(shelf, () => Promise.reject(new Error("No way")), {
    time: systemTime,
    onChange: () => void (attachments.isLeading && told.resolve()),
    onSettled() {},
    isTaken: () => false,
  });
  attachments.start();
  await attachments.loaded;
  turn.resolve();
  await within("told", told.promise);
  attachments.stop();
});
