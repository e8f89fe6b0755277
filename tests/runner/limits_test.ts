import { deepStrictEqual as equal } from "node:assert/strict";
import { judge, type Loaded } from "./limits.ts";

const SCRIPTS: Loaded[] = [
  { path: "/a.js", kind: "script", bytes: 40 * 1024 },
  { path: "/b.js", kind: "script", bytes: 20 * 1024 },
];

function tooMuch(loaded: Loaded[]): boolean[] {
  return judge(loaded).map((judgement) => judgement.tooMuch);
}

Deno.test("scripts and styles may reach their limits, each for itself, and not exceed them", () => {
  equal(tooMuch([]), [false, false]);
  equal(tooMuch(SCRIPTS), [false, false]);
  equal(tooMuch([...SCRIPTS, { path: "/c.js", kind: "script", bytes: 1 }]), [true, false]);
  equal(tooMuch([{ path: "/a.css", kind: "style", bytes: 20 * 1024 + 1 }]), [false, true]);
});

Deno.test("the page and its font have no limit", () => {
  equal(
    tooMuch([
      { path: "/", kind: "page", bytes: 10 ** 6 },
      { path: "/a.woff2", kind: "font", bytes: 10 ** 6 },
    ]),
    [false, false],
  );
});
