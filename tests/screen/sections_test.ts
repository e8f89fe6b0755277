import assert from "node:assert/strict";
import {
  isGoodName,
  newSectionId,
  withFold,
  withMoved,
  withoutSection,
  withSection,
} from "../../lib/screen/rail/sections.ts";
import { wrongFields } from "../../lib/protocol/checks.ts";

const work = { id: "work", name: "Work", folded: true };
const play = { id: "play", name: "Play", folded: false };

Deno.test("a section is added at the end, renamed where it is, folded, taken away", () => {
  assert.deepEqual(withSection([work], "play", " Play "), [work, play]);
  assert.deepEqual(withSection([work, play], "work", "Job"), [{ ...work, name: "Job" }, play]);
  assert.deepEqual(withFold([work, play], "work", false), [{ ...work, folded: false }, play]);
  assert.deepEqual(withoutSection([work, play], "work"), [play]);
});

Deno.test("a section moves by one, and stays at the ends", () => {
  assert.deepEqual(withMoved([work, play], "play", -1), [play, work]);
  assert.deepEqual(withMoved([work, play], "work", -1), [work, play]);
  assert.deepEqual(withMoved([work, play], "play", 1), [work, play]);
});

Deno.test("a name says something in one short line, and an id is one that the server takes", () => {
  assert.ok(isGoodName("Work"));
  assert.ok(!isGoodName(" "));
  assert.ok(!isGoodName("x".repeat(41)));
  assert.ok(!isGoodName("a\u202eb"));
  assert.deepEqual(
    wrongFields("settings.change", { sections: withSection([], newSectionId(), "Work") }),
    [],
  );
});
