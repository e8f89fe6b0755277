/** How near one looks at pictures, what a finger means, and what hangs on messages in a few words. */
import assert from "node:assert/strict";
import { roomAlone } from "../../lib/screen/files/room_alone.ts";
import { saidOrSent, summaryOf } from "../../lib/screen/files/summary.ts";
import { sizeText } from "../../lib/format/size_text.ts";
import { fitIn, kept, swipeOf, WHOLE, zoomed } from "../../lib/screen/files/zoom.ts";
import { type FileRef, newFileId } from "../../lib/protocol/mod.ts";

const STAGE = { width: 1000, height: 500 };

Deno.test("what one zooms at stays where it is, and nothing is further away than whole", () => {
  const near = zoomed(WHOLE, 2, { x: 100, y: 50 });
  assert.deepEqual(near, { scale: 2, x: -100, y: -50 });
  assert.deepEqual(zoomed(near, 0.5, { x: 100, y: 50 }), WHOLE);
  assert.equal(zoomed(near, 0.1, WHOLE).scale, 1);
  assert.equal(zoomed(near, 100, WHOLE).scale, 8);
});

Deno.test("a picture is dragged to its edge and no further, and not where all of it is seen", () => {
  const fit = fitIn({ width: 2000, height: 500 }, STAGE);
  assert.deepEqual(fit, { width: 1000, height: 250 });
  assert.deepEqual(kept({ scale: 2, x: 900, y: 90 }, fit, STAGE), { scale: 2, x: 500, y: 0 });
  assert.deepEqual(kept({ scale: 1, x: 9, y: 9 }, fit, STAGE), WHOLE);
  assert.deepEqual(fitIn({ width: 10, height: 20 }, STAGE), { width: 10, height: 20 });
});

Deno.test("a finger that goes sideways goes on, one that goes down closes, a short one means nothing", () => {
  assert.equal(swipeOf({ x: -80, y: 10 }, false), "next");
  assert.equal(swipeOf({ x: -80, y: 10 }, true), "previous");
  assert.equal(swipeOf({ x: 80, y: 10 }, false), "previous");
  assert.equal(swipeOf({ x: 20, y: 90 }, false), "close");
  assert.equal(swipeOf({ x: 20, y: -90 }, false), null);
  assert.equal(swipeOf({ x: 20, y: 20 }, false), null);
});

Deno.test("a picture alone has the room that all of it takes, and never less than one can point at", () => {
  assert.deepEqual(roomAlone({ width: 1600, height: 900 }), { width: 360, viewBox: "0 0 360 203" });
  assert.deepEqual(roomAlone({ width: 100, height: 50 }), { width: 100, viewBox: "0 0 100 50" });
  assert.deepEqual(roomAlone({ width: 9000, height: 10 }), { width: 360, viewBox: "0 0 360 40" });
});

Deno.test("what hangs on a message is told in a few words where it is not shown", () => {
  const file = (type: string, name = "x"): FileRef => ({
    ...{ id: newFileId(), name, bytes: 1, type },
    ...(type.startsWith("image/") && { width: 1, height: 1 }),
  });
  const [picture, paper] = [file("image/png"), file("application/pdf", "plan.pdf")];
  assert.equal(summaryOf([picture]), "1 picture");
  assert.equal(summaryOf([picture, picture, paper]), "2 pictures and 1 file");
  assert.equal(summaryOf([paper]), "plan.pdf");
  assert.equal(saidOrSent({ body: "", files: [picture] }), "1 picture");
  assert.equal(saidOrSent({ body: "Look", files: [picture] }), "Look");
});

Deno.test("how large a file is, one reads in a unit that fits", () => {
  assert.deepEqual([0, 3, 482_113, 2_345_678, 3e9].map(sizeText), [
    "0 kB",
    "1 kB",
    "482 kB",
    "2.3 MB",
    "3 GB",
  ]);
});
