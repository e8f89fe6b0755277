import assert from "node:assert/strict";
import { announcementOf, newSince } from "../../lib/screen/conversation/announcement.ts";
import { ADA, BEN, idOf, message } from "../client/samples.ts";

const nameOf = (user: string) => user === ADA ? "Ada" : "Ben";
const from = (n: number, user = BEN) => message(n, { from: user, body: `text ${n}` });

Deno.test("what others have said since is read out, and nothing of one's own or of what was deleted", () => {
  const gone = message(4, { from: BEN, deleted: { by: BEN, at: 1 } });
  const since = newSince([from(1), from(2), from(3, ADA), gone, from(5)], idOf(1), {
    me: ADA,
    thread: undefined,
  });
  assert.deepEqual(since.map(({ id }) => id), [idOf(2), idOf(5)]);
  assert.equal(announcementOf(since, nameOf), "Ben: text 2 Ben: text 5");
  assert.equal(announcementOf([], nameOf), "");
});

Deno.test("of a burst only how many and from whom, and of a long text its beginning", () => {
  const burst = [from(1), from(2, ADA), from(3), from(4)];
  assert.equal(announcementOf(burst, nameOf), "4 new messages from Ben and Ada");
  const long = message(5, { from: BEN, body: `a${" b".repeat(500)}` });
  assert.ok(announcementOf([long], nameOf).length < 250);
});
