import { deepStrictEqual as assertEquals, strictEqual as assertIs } from "node:assert/strict";
import {
  deedOf,
  hasShout,
  type Known,
  knownRooms,
  lineOf,
  mentionedNames,
  ownAddress,
  parse,
  plainText,
} from "../../lib/format/mod.ts";
import { written } from "./written.ts";

const KNOWN: Known = {
  roomName: knownRooms(["tools", "tool shed", "Café"]),
  emoji: (name) => name === "parrot",
};

const read = (text: string) => written(parse(text, KNOWN));

/** What a text is understood as, inside its one paragraph. */
function eachReads(lines: Readonly<Record<string, string>>): void {
  for (const [text, meaning] of Object.entries(lines)) {
    assertIs(read(text), `<p>${meaning}</p>`, text);
  }
}

Deno.test("marks around words", () => {
  eachReads({
    "**bold** and *italic* and ~~gone~~": "<b>bold</b> and <i>italic</i> and <s>gone</s>",
    "__bold__ and _italic_": "<b>bold</b> and <i>italic</i>",
    "***both***": "<i><b>both</b></i>",
    "**bold with *italic* in it**": "<b>bold with <i>italic</i> in it</b>",
    "*a **b** c*": "<i>a <b>b</b> c</i>",
    "||who did it||": "<spoiler>who did it</spoiler>",
    "||**bold** inside||": "<spoiler><b>bold</b> inside</spoiler>",
    "日本**語**です": "日本<b>語</b>です",
  });
});

Deno.test("what only looks like marks stays as it was typed", () => {
  eachReads({
    "2*3*4 and snake_case_name": "2*3*4 and snake_case_name",
    "a * b * c": "a * b * c",
    "~one~ and ~~~": "~one~ and ~~~",
    "**never closed": "**never closed",
    "a | b || c": "a | b || c",
    "\\*not italic\\*": "*not italic*",
    "¯\\_(ツ)_/¯": "¯\\_(ツ)_/¯",
    "C:\\new folder": "C:\\new folder",
  });
});

Deno.test("code in a line speaks for itself", () => {
  eachReads({
    "run `deno task **ok**`": "run <code>deno task **ok**</code>",
    "`` a`b ``": "<code>a`b</code>",
    "`never closed": "`never closed",
    "`@ada` #tools": "<code>@ada</code> <room>tools</room>",
  });
});

Deno.test("blocks of code keep every letter, and may name their language", () => {
  assertIs(read("```ts\nconst a = **1**;\n\n  b\n```"), "<pre ts>const a = **1**;\n\n  b</pre>");
  assertIs(read("see:\n```\nx\n```\nthere"), "<p>see:</p><pre>x</pre><p>there</p>");
  assertIs(read("```\nnever closed"), "<pre>never closed</pre>");
  assertIs(read("````\n```\n````"), "<pre>```</pre>");
});

Deno.test("quotes end with the line that has no sign", () => {
  assertIs(read("> said\n> so\nanswer"), "<quote><p>said<br>so</p></quote><p>answer</p>");
  assertIs(read("> > twice"), "<quote><quote><p>twice</p></quote></quote>");
  assertIs(read("> - a\n> - b"), "<quote><ul><li><p>a</p></li><li><p>b</p></li></ul></quote>");
  assertIs(read("1 > 0"), "<p>1 > 0</p>");
});

Deno.test("lists, in each other and begun anywhere", () => {
  assertIs(read("- a\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
  assertIs(read("3. a\n4. b"), "<ol 3><li><p>a</p></li><li><p>b</p></li></ol>");
  assertIs(read("- a\n  - b"), "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>");
  assertIs(
    read("For:\n- a\n\n- b"),
    "<p>For:</p><ul><li><p>a</p></li><li><p>b</p></li></ul>",
  );
  assertIs(read("It was\n1984. A year"), "<p>It was<br>1984. A year</p>");
  assertIs(read("---"), "<p>---</p>");
});

Deno.test("nested deeper than anybody writes, it stays text", () => {
  const deep = read("> ".repeat(40) + "x");
  assertIs(deep.match(/<quote>/g)?.length, 6);
  const list = read(Array.from({ length: 40 }, (_, i) => " ".repeat(2 * i) + "- x").join("\n"));
  assertIs(list.match(/<ul>/g)?.length, 6);
});

Deno.test("links lead to the web or to a mailbox", () => {
  eachReads({
    "see https://example.org/a_b_c?x=1&y=*2*.":
      "see <a https://example.org/a_b_c?x=1&y=*2>https://example.org/a_b_c?x=1&y=*2</a>*.",
    "(www.example.org)": "(<a https://www.example.org/>www.example.org</a>)",
    "https://example.org/x_(y)": "<a https://example.org/x_(y)>https://example.org/x_(y)</a>",
    "[the **list**](https://example.org)": "<a https://example.org/>the <b>list</b></a>",
    "<mailto:ada@example.org>": "<a mailto:ada@example.org>mailto:ada@example.org</a>",
    "[write](mailto:ada@example.org)": "<a mailto:ada@example.org>write</a>",
    "**https://example.org**": "<b><a https://example.org/>https://example.org</a></b>",
    "||https://example.org||": "<spoiler><a https://example.org/>https://example.org</a></spoiler>",
    "xhttps://example.org": "xhttps://example.org",
  });
});

Deno.test("a link says where it leads, or is none", () => {
  eachReads({
    "[x](javascript:alert(1))": "[x](javascript:alert(1))",
    "[x](/r/abc)": "[x](/r/abc)",
    "[https://bank.example](https://evil.example)":
      "[<a https://bank.example/>https://bank.example</a>](<a https://evil.example/>https://evil.example</a>)",
    "https://bank.example@evil.example": "https://bank.example@evil.example",
    "![a picture](https://example.org/a.png)": "<a https://example.org/a.png>a picture</a>",
    "[a [b](https://b.example) c](https://c.example)":
      "[a <a https://b.example/>b</a> c](<a https://c.example/>https://c.example</a>)",
    "[@ada #tools](https://example.org)": "<a https://example.org/>@ada #tools</a>",
  });
});

Deno.test("people, everybody, rooms and emoji", () => {
  eachReads({
    "@ada, @José-Luis and @ben.": "<mention>ada</mention>, <mention>José-Luis</mention> and " +
      "<mention>ben</mention>.",
    "(@ada) **@ben**": "(<mention>ada</mention>) <b><mention>ben</mention></b>",
    "@here @Room @rooms": "<shout>here</shout> <shout>room</shout> <mention>rooms</mention>",
    "ada@example.org": "ada@example.org",
    "#tools #tool shed! #café": "<room>tools</room> <room>tool shed</room>! <room>café</room>",
    "#nowhere #toolsmith issue#tools": "#nowhere #toolsmith issue#tools",
    ":parrot: :nobody: 10:30:45": "<custom_emoji>parrot</custom_emoji> :nobody: 10:30:45",
    "fine 👍🏽 and 👩‍👩‍👧 and 🇨🇭 and 1️⃣":
      "fine <emoji>👍🏽</emoji> and <emoji>👩‍👩‍👧</emoji> and <emoji>🇨🇭</emoji> and <emoji>1️⃣</emoji>",
    "© 2025 # * 7": "© 2025 # * 7",
  });
});

Deno.test("one to three emoji alone are big", () => {
  assertIs(read("🎉"), "<big><emoji>🎉</emoji></big>");
  assertIs(
    read("🎉 :parrot: 🎉"),
    "<big><emoji>🎉</emoji> <custom_emoji>parrot</custom_emoji> <emoji>🎉</emoji></big>",
  );
  assertIs(read("🎉🎉🎉🎉").slice(0, 3), "<p>");
  assertIs(read("🎉 yes").slice(0, 3), "<p>");
  assertIs(read("> 🎉").slice(0, 10), "<quote><p>");
});

Deno.test("no headings, tables, pictures or HTML", () => {
  eachReads({
    "# no heading": "# no heading",
    "<b>no</b> <script>alert(1)</script>": "<b>no</b> <script>alert(1)</script>",
    "| a | b |\n|---|---|": "| a | b |<br>|---|---|",
    "&lt; &#x6a;": "&lt; &#x6a;",
  });
});

Deno.test("nodes as one line: nothing is lost but what is hidden", () => {
  const plain = (text: string) => plainText(parse(text, KNOWN));
  assertIs(plain("**Look** at\nthis: `x`"), "Look at this: x");
  assertIs(plain("> said so\n\nno"), "“said so” no");
  assertIs(plain("- a\n- b"), "• a • b");
  assertIs(plain("2. a\n3. b"), "2. a 3. b");
  assertIs(plain("It was ||the butler, you see||"), "It was █████");
  assertIs(plain("@ada #tools :parrot: 🎉"), "@ada #tools :parrot: 🎉");
  assertIs(plain("[the list](https://example.org)"), "the list");
  assertIs(plain("```ts\nlet x;\nlet y;\n```"), "let x; let y;");
  assertIs(plain(""), "");
});

Deno.test("whom a text speaks to: code speaks to nobody", () => {
  assertEquals(mentionedNames("@ada **@Ben** > @ada and @ADA\n- @eve"), ["ada", "Ben", "eve"]);
  assertEquals(mentionedNames("`@ada` x@ben.example\n```\n@eve\n```"), []);
  assertEquals(mentionedNames("> @ada\n||@ben||"), ["ada", "ben"]);
  assertEquals(mentionedNames("@here @room"), []);
  assertIs(hasShout("@here, all"), "here");
  assertIs(hasShout("@here @room"), "room");
  assertIs(hasShout("`@room` @rooms a@here"), null);
});

Deno.test("an address of this place is told from all others", () => {
  const of = (href: string) => ownAddress(href, "https://chat.example");
  assertEquals(of("https://chat.example/r/r1/m/m1"), {
    path: "/r/r1/m/m1",
    room: "r1",
    message: "m1",
  });
  assertEquals(of("https://chat.example/account?x#y"), {
    path: "/account?x#y",
    room: null,
    message: null,
  });
  assertIs(of("https://chat.example.evil/r/r1"), null);
  assertIs(of("http://chat.example/r/r1"), null);
  assertIs(of("mailto:ada@chat.example"), null);
});

Deno.test("a deed is told with who does it, in a line too", () => {
  assertIs(deedOf("/me **waves**"), "**waves**");
  assertEquals(["/me", "/me ", "/mean it", " /me waves", "I /me"].map(deedOf), Array(5).fill(null));
  assertIs(lineOf("/me **waves**\nat `x`", "Ada"), "Ada waves at x");
  assertIs(lineOf("**Look** at ||this||", "Ada"), "Look at █████");
});
