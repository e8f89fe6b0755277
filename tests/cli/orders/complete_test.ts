/** What Tab makes of what is being typed. */
import assert from "node:assert/strict";
import { completed, completions } from "../../../lib/cli/chat/orders/mod.ts";
import { cutOff, OrderScene, type RecordedDesk } from "../../support/recorded_desk.ts";
import { tempFolder } from "../../support/temp_folder.ts";

/** `|` is where the caret stands, before and after. */
async function tab(typed: string, desk: RecordedDesk): Promise<string> {
  const at = typed.indexOf("|");
  const text = typed.replace("|", "");
  const after = completed(text, at, await completions(text, at, desk));
  return `${after.text.slice(0, after.at)}|${after.text.slice(after.at)}`;
}

/** What is listed, as nothing can be put in. */
async function choice(typed: string, desk: RecordedDesk): Promise<readonly string[]> {
  const at = typed.indexOf("|");
  const text = typed.replace("|", "");
  return completed(text, at, await completions(text, at, desk)).left;
}

const COMPLETED: readonly (readonly [typed: string, after: string])[] = [
  // Commands
  ["/hist|", "/history |"],
  ["/HIST|", "/history |"],
  ["/un|", "/un|"],
  ["/uni|", "/unignore |"],
  ["/zz|", "/zz|"],
  ["/hist| 50", "/history| 50"],
  ["say /hist|", "say /hist|"],
  // People, by either name, where one is meant and in a text
  ["/msg @in|", "/msg @ines |"],
  ["/msg in|", "/msg ines |"],
  ["/msg Okaf|", "/msg ines |"],
  ['/msg "Ines O|', "/msg ines |"],
  ["/whois ai|", "/whois aiko |"],
  ["/msg @ines,@tom|", "/msg @ines,@tomas |"],
  ["/msg ines,aiko,jon| hi", "/msg ines,aiko,jonas| hi"],
  ["@ines,@tom|", "@ines,@tomas |"],
  ["@ines,@tomas |", "@ines,@tomas: |"],
  ["@ines,@nobody |", "@ines,@nobody |"],
  ["/invite @ines @tom|", "/invite @ines @tomas |"],
  ["/msg @ines is @tom|", "/msg @ines is @tomas |"],
  ["hello @tomá|", "hello @tomas |"],
  ["(@jon|", "(@jonas |"],
  ["ada@in|", "ada@in|"],
  ["@nobo|", "@nobo|"],
  ["@ro|", "@room |"],
  // To all; with another Tab to one alone
  ["@in|", "@ines |"],
  ["@ines |", "@ines: |"],
  ["hello @ines |", "hello @ines |"],
  ["@nobody |", "@nobody |"],
  // Rooms
  ["/join #cl|", "/join #clocks-and-lamps |"],
  ["/join lamps|", "/join clocks-and-lamps |"],
  ["/join old b|", "/join old books |"],
  ["/join #work|", "/join #workshop |"],
  ["see #sat|", "see #saturday |"],
  ["see #work|", "see #work|"],
  ["/rooms not|", "/rooms notices |"],
  // Emoji
  [":thumbsup|", "👍 |"],
  ["so :thumbsu|", "so 👍 |"],
  [":t|", ":t|"],
  ["at 10:30|", "at 10:30|"],
  ["/react thumbsu|", "/react 👍 |"],
  ["/react :thumbsu|", "/react 👍 |"],
  // Words
  ["/notify men|", "/notify mentions |"],
  ["/notify bell o|", "/notify bell o|"],
  ["/notify bell of|", "/notify bell off |"],
  ["/history yes|", "/history yesterday |"],
  ["/help rep|", "/help reply |"],
  ["/spoilers of|", "/spoilers off |"],
  ["/leave x|", "/leave x|"],
  ["nothing|", "nothing|"],
  ["|", "|"],
];

Deno.test("what is begun is completed where only one thing can be meant", async () => {
  await using scene = await OrderScene.open();
  const books = await scene.place.room("old books", "public", "", ["mara"]);
  await scene.place.room("workshop", "public", "", ["jonas"]);
  const mara = await scene.desk("mara");
  await mara.until(({ state }) => state.rooms.has(books));
  await mara.client.directory.load();
  for (const [typed, after] of COMPLETED) assert.equal(await tab(typed, mara), after, typed);
});

Deno.test("of several what they begin with is put in, and then they are listed", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await scene.place.room("clock tower", "public", "", ["jonas"]);
  assert.equal(await tab("/join #c|", mara), "/join #clock|");
  assert.deepEqual(await choice("/join #clock|", mara), ["#clock tower", "#clocks-and-lamps"]);
  assert.deepEqual(await choice("/un|", mara), [
    ...["/undo", "/unignore @name", "/unmute", "/unread"],
  ]);
  assert.deepEqual(await choice("/msg |", mara), [
    ...["@aiko Aiko Tanaka", "@ines Ines Okafor", "@jonas Jonas Weber"],
    ...["@mara Mara Lindqvist", "@tomas Tomás Rey"],
  ]);
  assert.deepEqual(await choice("/notify bell o|", mara), ["on", "off"]);
  assert.ok((await choice(":smil|", mara)).some((line) => line.includes("😄")));
  assert.deepEqual(await choice("/zz|", mara), []);
});

Deno.test("those who are in the room come first, and who may call all is offered that", async () => {
  await using scene = await OrderScene.open();
  const { till } = scene.place.rooms;
  const ines = await scene.desk("ines", till);
  await ines.client.loadMembers(till);
  const { options } = await completions("@", 1, ines);
  assert.deepEqual(options, ["@ines", "@mara", "@aiko", "@jonas", "@tomas"]);
  const mara = await scene.desk("mara", till);
  await mara.client.loadMembers(till);
  await mara.client.directory.load();
  assert.deepEqual((await completions("@", 1, mara)).options.slice(-2), ["@here", "@room"]);
});

Deno.test("emoji of the place are completed by their names, and files by their numbers", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const { state } = mara.client;
  (state.emoji as Map<string, { id: never; name: string }>).set("party_lamp", {
    ...{ id: "e" as never, name: "party_lamp" },
  });
  assert.equal(await tab("so :party_l|", mara), "so :party_lamp: |");
  mara.listed = [1, 2].map(() => ({ room: mara.room!, message: "m" as never, place: 0 }));
  assert.deepEqual((await completions("/save ", 6, mara)).options, ["1", "2"]);
});

Deno.test("paths are completed as a shell does it, folder by folder", async () => {
  await using scene = await OrderScene.open();
  await using folder = await tempFolder();
  const mara = await scene.desk("mara");
  const at = folder.path;
  await Deno.mkdir(`${at}/photos`);
  await Deno.mkdir(`${at}/my files`);
  await Deno.writeTextFile(`${at}/photos/yard one.jpg`, "");
  await Deno.writeTextFile(`${at}/photos/yard two.jpg`, "");
  await Deno.writeTextFile(`${at}/photos/.hidden`, "");
  await Deno.writeTextFile(`${at}/notes.txt`, "");
  await Deno.writeTextFile(`${at}/it's.txt`, "");
  await Deno.symlink(`${at}/photos`, `${at}/linked`);
  const cases = [
    [`/send ${at}/no|`, `/send ${at}/notes.txt |`],
    [`/send ${at}/pho|`, `/send ${at}/photos/|`],
    [`/send ${at}/lin|`, `/send ${at}/linked/|`],
    [`/send ${at}/photos/|`, `/send "${at}/photos/yard |`],
    [`/send "${at}/photos/yard o|`, `/send "${at}/photos/yard one.jpg" |`],
    [`/send ${at}/photos/.h|`, `/send ${at}/photos/.hidden |`],
    [`/send ${at}/my|`, `/send "${at}/my files/|`],
    [`/send ${at}/it|`, `/send "${at}/it's.txt" |`],
    [`/send ${at}/notes.txt ${at}/pho|`, `/send ${at}/notes.txt ${at}/photos/|`],
    [`/send ${at}/notes.txt for @in|`, `/send ${at}/notes.txt for @ines |`],
    [`/send ${at}/none/x|`, `/send ${at}/none/x|`],
    [`/save 1 ${at}/pho|`, `/save 1 ${at}/photos/|`],
    ["/send ~|", "/send ~/|"],
  ] as const;
  for (const [typed, after] of cases) assert.equal(await tab(typed, mara), after, typed);
  assert.deepEqual(await choice(`/send "${at}/photos/yard |`, mara), [
    ...["yard one.jpg", "yard two.jpg"],
  ]);
});

Deno.test("without a connection what is known is completed", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await mara.client.directory.load();
  await cutOff(mara);
  assert.equal(await tab("/msg @in|", mara), "/msg @ines |");
  assert.equal(await tab("/join #sat|", mara), "/join #saturday |");
});
