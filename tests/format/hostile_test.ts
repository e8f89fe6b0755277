import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import {
  type Block,
  everyInline,
  hasShout,
  type Inline,
  type Known,
  knownRooms,
  mentionedNames,
  parse,
  plainText,
} from "../../lib/format/mod.ts";
import { HOSTILE, LONG } from "./hostile.ts";
import { countSteps } from "./steps.ts";

const KNOWN: Known = { roomName: knownRooms(["tools", "b"]), emoji: (name) => name === "c" };
const MOST_DEPTH = 40;

Deno.test("no hostile text throws, and each is read the same every time", () => {
  for (const [name, text] of HOSTILE) {
    const blocks = parse(text, KNOWN);
    assertEquals(parse(text, KNOWN), blocks, name);
    assertIs(typeof plainText(blocks), "string", name);
    mentionedNames(text);
    hasShout(text);
  }
});

Deno.test("whatever a text says, links lead to the web or to a mailbox, without a name before the host", () => {
  let links = 0;
  for (const [name, text] of HOSTILE) {
    for (const node of everyInline(parse(text, KNOWN))) {
      if (node.type !== "link") continue;
      links++;
      const { protocol, username } = new URL(node.href);
      ok(["http:", "https:", "mailto:"].includes(protocol), name);
      assertIs(username, "", name);
      assertIs(new URL(node.href).href, node.href, name);
      const inside = [...everyInline([{ type: "paragraph", nodes: node.nodes, big: false }])];
      ok(!inside.some(({ type }) => ["link", "mention", "room"].includes(type)), name);
    }
  }
  ok(links > 100);
});

Deno.test("no text is nested deeper than a browser can draw", () => {
  for (const [name, text] of HOSTILE) {
    ok(Math.max(0, ...parse(text, KNOWN).map(depthOf)) < MOST_DEPTH, name);
  }
});

Deno.test("a text that is four times as long costs about four times as much, and no hostile one much more", () => {
  for (const [name, make] of Object.entries(LONG)) {
    const [short, long] = [4_096, 16_384].map((chars) =>
      countSteps(() => void parse(make(chars).slice(0, chars), KNOWN))
    );
    ok(long! <= 5 * short! + 1_000, `${name}: ${short} and ${long} steps`);
    ok(long! <= 100 * 16_384, `${name}: ${long} steps`);
  }
});

Deno.test("what costs the square of its length is found by counting", () => {
  const square = (chars: number) => {
    for (let rest = "a".repeat(chars); rest !== ""; rest = rest.slice(1)) /^a+/.exec(rest);
  };
  const [short, long] = [64, 256].map((chars) => countSteps(() => square(chars)));
  ok(long! > 10 * short!);
});

Deno.test("random texts never throw, are read the same twice, and keep their letters", () => {
  const next = random(7);
  for (let round = 0; round < 4_000; round++) {
    const text = randomText(next);
    const blocks = parse(text, KNOWN);
    assertEquals(parse(text, KNOWN), blocks, JSON.stringify(text));
    const shown = lettersOf(plainText(blocks).replaceAll("█", ""));
    for (const letter of new Set(shown)) {
      ok(lettersOf(text).includes(letter), `${letter} of nowhere in ${JSON.stringify(text)}`);
    }
    if (/[[|`~]/.test(text)) continue;
    assertIs(shown, lettersOf(text), JSON.stringify(text));
  }
});

function depthOf(block: Block): number {
  switch (block.type) {
    case "paragraph":
      return 1 + deepest(block.nodes.map(depthOfInline));
    case "quote":
      return 1 + deepest(block.blocks.map(depthOf));
    case "list":
      return 1 + deepest(block.items.flat().map(depthOf));
    default:
      return 1;
  }
}

function depthOfInline(node: Inline): number {
  return 1 + ("nodes" in node ? deepest(node.nodes.map(depthOfInline)) : 0);
}

function deepest(depths: readonly number[]): number {
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}

const PIECES = [
  ..."*_~|`[]()<>@#:\\!.-> \n\t",
  ...["**", "||", "```", "- ", "1. ", "> ", "https://a.b", "](https://a.b)", "@ada", "#tools"],
  ...["word", "Ä", "日本", "🎉", "👩‍👩‍👧", "\u202e", "e\u0301", "x y", "\r\n"],
];

function randomText(next: () => number): string {
  const length = 1 + Math.floor(next() * 24);
  return Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)]).join("");
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}]/gu, "");
}

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
