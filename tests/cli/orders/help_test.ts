/** Help: each command has its words in each language, and each can be completed. */
import assert from "node:assert/strict";
import { completions } from "../../../lib/cli/chat/orders/mod.ts";
import { type OrderName, ORDERS, THEMES } from "../../../lib/cli/chat/orders/table.ts";
import { exampleOf, usageOf, whatItDoes } from "../../../lib/cli/chat/orders/words_of.ts";
import { readOrder } from "../../../lib/cli/chat/orders/read.ts";
import { COMMANDS } from "../../../lib/slash/mod.ts";
import { speakAs } from "../../../lib/cli/command_line/language.ts";
import { widthOf } from "../../../lib/terminal/mod.ts";
import { LANGUAGES } from "../../../lib/words/mod.ts";
import { OrderScene } from "../../support/recorded_desk.ts";

/** What people were promised, and what all clients have. */
const PROMISED =
  "help rooms join leave create topic who users whois msg reply thread edit delete react me history unread search files send save notify status away ignore nick invite clear exit quit"
    .split(" ");

Deno.test("all that was promised is there, and each stands under one theme", () => {
  const names = ORDERS.map(({ name }) => name as string).sort();
  for (const name of [...PROMISED, ...COMMANDS.map(({ name }) => name)]) {
    assert.ok(names.includes(name), name);
  }
  assert.deepEqual((Object.values(THEMES).flat() as string[]).sort(), names);
  assert.equal(new Set(names).size, names.length);
});

Deno.test("docs/terminal.md has each of them", async () => {
  const page = await Deno.readTextFile(new URL("../../../docs/terminal.md", import.meta.url));
  for (const { name } of ORDERS) assert.match(page, new RegExp(`^\\|.*\`/${name}\\b`, "m"), name);
});

for (const language of LANGUAGES) {
  Deno.test(`${language}: each command says in one line what it does, and shows how`, () => {
    speakAs(language);
    try {
      const widest = Math.max(...ORDERS.map(({ name }) => widthOf(usageOf(name))));
      for (const { name, takes } of ORDERS) {
        const does = whatItDoes(name);
        assert.ok(does !== undefined && does !== "", name);
        // One row of a window of 80 columns
        assert.ok(2 + widest + 2 + widthOf(does) <= 80, `${name}: ${does}`);
        assert.equal(usageOf(name) === `/${name}`, takes.length === 0, name);
        const example = exampleOf(name);
        assert.equal(example === null, takes.length === 0, name);
        if (example === null) continue;
        const read = readOrder(example);
        assert.ok(read.is === "command" && read.name === name && read.rest !== "", example);
      }
    } finally {
      speakAs("en");
    }
  });
}

Deno.test("each command is completed from its first letters", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  for (const { name } of ORDERS) {
    const typed = `/${name.slice(0, 2)}`;
    const { from, options } = await completions(typed, typed.length, mara);
    assert.ok(from === 0 && options.includes(`/${name}`), name);
  }
});

Deno.test("help tells of all, and of each one", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const all = (await mara.does("/help")).join("\n");
  for (const { name } of ORDERS) assert.match(all, new RegExp(`^  /${name}( |$)`, "m"));
  const told = await mara.does("/help reply");
  assert.equal(told[0], "/reply [text]");
  assert.equal(told[1], "Answer a message.");
  assert.equal(told.at(-1), "For example: /reply Yes, at four");
  assert.deepEqual(await mara.does("/help /REPLY"), told);
  for (const { name } of ORDERS) {
    assert.equal((await mara.does(`/help ${name}`))[0], usageOf(name as OrderName));
  }
  assert.match(await mara.refuses("/help replay"), /Did you mean \/reply\?/);
});
