/** Rooms, and ways into them and out of them, by commands at the terminal. */
import assert from "node:assert/strict";
import { widthOf } from "../../../lib/terminal/mod.ts";
import { listInvites } from "../../../lib/store/mod.ts";
import { changePlace } from "../../support/doors.ts";
import { cutOff, OrderScene } from "../../support/recorded_desk.ts";

Deno.test("one goes into a room by its name, however it is written, or by its number", async () => {
  await using scene = await OrderScene.open();
  const { saturday, clocks } = scene.place.rooms;
  const room = await scene.place.room("Old Books", "public", "", ["ines"]);
  const mara = await scene.desk("mara");
  for (const typed of ["/join #clocks-and-lamps", "/join Clocks-and-Lamps"]) {
    await mara.does(typed);
    assert.equal(mara.entered.at(-1), clocks, typed);
  }
  for (const typed of ["/join old books", '/join "Old Books"', "/join #old books"]) {
    await mara.does(typed);
    assert.equal(mara.entered.at(-1), room, typed);
  }
  await mara.until(({ state }) => state.rooms.has(room));
  await mara.does(`/join ${mara.windows.indexOf(saturday) + 1}`);
  assert.equal(mara.entered.at(-1), saturday);
  await mara.does("/join @ines");
  assert.equal(mara.entered.at(-1), scene.place.direct);
  assert.equal(await mara.refuses("/join 99"), "There is no window 99.");
  assert.match(await mara.refuses("/join"), /Something is missing. Type: \/join #room/);
});

Deno.test("a room that is called by a number is found by it", async () => {
  await using scene = await OrderScene.open();
  const room = await scene.place.room("1984", "public", "", ["mara"]);
  const mara = await scene.desk("mara");
  await mara.does("/join 1984");
  assert.equal(mara.entered.at(-1), room);
  const first = await scene.place.room("1", "public", "", ["mara"]);
  await mara.until(({ state }) => state.rooms.has(first));
  await mara.does("/join #1");
  assert.equal(mara.entered.at(-1), first);
});

Deno.test("of two rooms that are called alike none is guessed", async () => {
  await using scene = await OrderScene.open();
  const one = await scene.place.room("garden", "private", "", ["mara"]);
  const other = await scene.place.room("Garden", "private", "", ["mara"]);
  const mara = await scene.desk("mara");
  const numbers = [one, other].map((id) => mara.windows.indexOf(id) + 1).sort((a, b) => a - b);
  assert.equal(
    await mara.refuses("/join garden"),
    `Several rooms are called garden. Take the number of a window: ${numbers.join(", ")}.`,
  );
  await mara.does(`/join ${mara.windows.indexOf(other) + 1}`);
  assert.equal(mara.entered.at(-1), other);
});

Deno.test("an outsider finds no private room, and is told of one that is near", async () => {
  await using scene = await OrderScene.open();
  const tomas = await scene.desk("tomas");
  assert.match(await tomas.refuses("/join till"), /no room called till that you can go into/);
  assert.match(await tomas.refuses("/join satur"), /Did you mean #saturday\?/);
  const told = (await tomas.does("/rooms")).join("\n");
  assert.match(told, /#saturday/);
  assert.doesNotMatch(told, /till/);
});

Deno.test("rooms are listed with their numbers and what is new, then those that are open", async () => {
  await using scene = await OrderScene.open();
  const { till } = scene.place.rooms;
  await scene.place.room("workshop", "public", "Wood and wire", ["jonas"]);
  const ines = await scene.desk("ines");
  const mention = { mentions: [scene.place.people.ines.user] };
  await scene.place.say("mara", till, "@ines look", mention);
  await ines.until(({ state }) => state.rooms.get(till)!.tally.mentions.length > 0);
  const told = await ines.does("/rooms");
  const number = ines.windows.indexOf(till) + 1;
  assert.equal(told[0], "Your rooms");
  assert.ok(
    told.some((line) =>
      new RegExp(`^ +${number} #till +2 unread, 1 mention, 2 people {2}Coffee money$`).test(line)
    ),
    told.join("\n"),
  );
  assert.ok(told.some((line) => /Mara Lindqvist/.test(line)));
  assert.ok(told.indexOf("Open to you") > told.findIndex((line) => line.includes("#till")));
  assert.match(told.find((line) => line.includes("#workshop"))!, /1 person {2}Wood and wire$/);
  assert.deepEqual((await ines.does("/rooms work")).slice(0, 2).map((line) => line.trim()), [
    ...["Open to you", "#workshop  1 person  Wood and wire"],
  ]);
  assert.deepEqual(await ines.does("/rooms zzz"), ["No room is called zzz."]);
});

Deno.test("what is new is listed, what calls one first", async () => {
  await using scene = await OrderScene.open();
  const { till } = scene.place.rooms;
  const ines = await scene.desk("ines");
  const mention = { mentions: [scene.place.people.ines.user] };
  await scene.place.say("mara", till, "@ines look", mention);
  await ines.until(({ state }) => state.rooms.get(till)!.tally.mentions.length > 0);
  const told = await ines.does("/unread");
  assert.match(told[0]!, /#till +2 unread, 1 mention/);
  assert.match(told.at(-1)!, new RegExp(`/join ${ines.windows.indexOf(till) + 1} goes there`));
  await ines.client.readAll();
  await ines.until(({ state }) => state.rooms.get(till)!.tally.mentions.length === 0);
  assert.deepEqual(await ines.does("/unread"), ["Nothing is unread."]);
});

Deno.test("no line of a list is wider than the window, and hostile names are shown", async () => {
  await using scene = await OrderScene.open();
  await scene.place.room("evil\u202eroom", "public", "A 広い topic ".repeat(9), ["jonas"]);
  const ines = await scene.desk("ines");
  for (const columns of [20, 40, 80, 200]) {
    ines.columns = columns;
    for (const typed of ["/rooms", "/unread", "/who", "/users", "/help"]) {
      const told = await ines.does(typed);
      const lists = told.filter((line) => line.startsWith("  "));
      for (const line of lists) assert.ok(widthOf(line) <= columns, `${columns}: ${line}`);
      assert.doesNotMatch(told.join("\n"), /\u202e/);
    }
  }
});

Deno.test("a room is made, named, given a topic and left", async () => {
  await using scene = await OrderScene.open();
  const tomas = await scene.desk("tomas");
  await tomas.does("/create garden");
  const garden = tomas.entered.at(-1)!;
  await tomas.until(({ state }) => state.rooms.has(garden));
  assert.match((await tomas.does("/topic"))[0]!, /has no topic/);
  await tomas.does("/topic Bring gloves");
  await tomas.until(({ state }) => state.rooms.get(garden)?.facts.topic === "Bring gloves");
  assert.deepEqual(await tomas.does("/topic"), ["Topic: Bring gloves"]);
  await tomas.does("/topic Bring gloves\n  and tea");
  await tomas.until(({ state }) => state.rooms.get(garden)?.facts.topic === "Bring gloves and tea");
  await tomas.does("/topic -");
  await tomas.until(({ state }) => state.rooms.get(garden)?.facts.topic === "");
  await tomas.does('/rename "Old orchard"');
  await tomas.until(({ state }) => state.rooms.get(garden)?.facts.name === "Old orchard");
  assert.match(await tomas.refuses(`/topic ${"x".repeat(251)}`), /too long: 250 characters/);
  assert.match(await tomas.refuses(`/rename ${"x".repeat(81)}`), /too long: 80 characters/);
  assert.match(await tomas.refuses(`/create ${"x".repeat(81)}`), /too long: 80 characters/);
  await tomas.does("/invite @ines");
  assert.match(await tomas.refuses("/leave"), /You own this room/);
  tomas.room = scene.place.rooms.notices;
  assert.deepEqual(await tomas.does("/leave"), ["You left notices."]);
  await tomas.until(({ state }) => !state.rooms.has(scene.place.rooms.notices));
});

Deno.test("people are brought in and put out, by whatever name they have", async () => {
  await using scene = await OrderScene.open();
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  await mara.does("/create attic");
  const attic = mara.entered.at(-1)!;
  await mara.until(({ state }) => state.rooms.has(attic));
  await mara.client.openRoom(attic);
  await mara.until(({ state }) => state.rooms.get(attic)!.timeline !== null);
  assert.deepEqual(await mara.does('/invite @ines, "Aiko Tanaka" tomas'), [
    "In this room now: Ines Okafor, Aiko Tanaka, Tomás Rey",
  ]);
  await ines.until(({ state }) => state.rooms.has(attic));
  await mara.until(({ state }) => state.rooms.get(attic)?.members === 4);
  assert.deepEqual(await mara.does("/invite ines"), ["Ines Okafor is in this room already."]);
  assert.match(await mara.refuses("/invite @jonas @nobody"), /nobody called nobody/);
  assert.deepEqual(await mara.does("/remove @ines"), ["Ines Okafor is not in this room any more."]);
  await ines.until(({ state }) => !state.rooms.has(attic));
  await mara.until(({ state }) => state.rooms.get(attic)?.members === 3);
  assert.equal(await mara.refuses("/remove @ines"), "Ines Okafor is not in this room.");
  assert.match(await mara.refuses("/remove @nobdy"), /nobody called nobdy/);
});

Deno.test("who may not do a thing in a room is told so, and nothing happens", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const tomas = await scene.desk("tomas");
  for (const typed of ["/rename Monday", "/topic Mine", "/remove @ines"]) {
    assert.equal(await tomas.refuses(typed), "You may not do this here.", typed);
  }
  assert.equal(tomas.client.state.rooms.get(saturday)?.facts.name, "saturday");
  tomas.room = scene.place.group;
  assert.match(await tomas.refuses("/leave"), /can’t be left/);
  assert.match(await tomas.refuses("/invite @ines"), /Nobody can be brought into a conversation/);
});

Deno.test("who may let newcomers in gets a link that does it", async () => {
  await using scene = await OrderScene.open();
  const { saturday, notices } = scene.place.rooms;
  const { store } = scene.server.chat;
  await changePlace(store, { door: "invite" });
  const mara = await scene.desk("mara");
  const [told, link] = await mara.does("/invite");
  assert.equal(told, "Whoever has this link comes in and into saturday, for 7 days:");
  assert.ok(link!.startsWith(`${scene.server.address}/join#`), link);
  const [made] = await listInvites(store);
  assert.deepEqual([made!.rooms, made!.as, made!.left], [[saturday], "member", null]);
  await mara.client.request("room.change", { room: notices, may: { add: "moderator" } });
  const tomas = await scene.desk("tomas", notices);
  assert.equal(await tomas.refuses("/invite"), "You may not make a link into this room.");
  assert.equal((await listInvites(store)).length, 1);
  await changePlace(store, { door: "closed" });
  assert.match(await mara.refuses("/invite"), /lets nobody new in at present/);
});

Deno.test("a room is muted and tells of more or less; the bell is one's own", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const prefs = () => mara.client.own.prefs(saturday);
  await mara.does("/mute");
  assert.equal(prefs().mutedUntil, Number.MAX_SAFE_INTEGER);
  assert.deepEqual(await mara.does("/notify none"), [
    "This room tells you of nothing.",
    "It is muted: /unmute ends that.",
  ]);
  assert.equal(prefs().level, "nothing");
  await mara.does("/unmute");
  assert.deepEqual(await mara.does("/notify all"), ["This room tells you of every message."]);
  assert.deepEqual(await mara.does("/notify usual"), [
    "This room does as all do: it tells you when you are mentioned.",
  ]);
  assert.equal(prefs().level, null);
  assert.deepEqual(await mara.does("/notify bell off"), ["The bell is silent."]);
  assert.equal(mara.isRinging, false);
  assert.deepEqual(await mara.does("/notify bell"), ["The bell rings."]);
  assert.deepEqual((await mara.does("/notify")).at(-1), "The bell rings.");
  for (const typed of ["/notify loud", "/notify bell maybe", "/notify all all"]) {
    assert.match(await mara.refuses(typed), /not understood. Type: \/notify/, typed);
  }
});

Deno.test("in no room, what needs one says where there are some", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  mara.room = null;
  const needy = ["/me waves", "/reply x", "/thread", "/edit x", "/delete", "/undo", "/react 👍"];
  const others = ["/leave", "/topic", "/rename x", "/invite @ines", "/remove @ines", "/mute"];
  const rest = ["/notify all", "/who", "/history", "/files", "/save 1", "/send x"];
  for (const typed of [...needy, ...others, ...rest, "/usr/bin"]) {
    assert.match(await mara.refuses(typed), /You are in no room/, typed);
  }
});

Deno.test("without a connection each says so, and one's own rooms are still listed", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await mara.client.directory.load();
  await cutOff(mara);
  const asking = ["/join attic", "/create attic", "/topic x", "/rename x", "/leave", "/nick Ada"];
  const more = [
    "/status x",
    "/away",
    "/back",
    "/history 5",
    "/history 2h",
    "/files",
    "/whois ines",
  ];
  for (
    const typed of [
      ...asking,
      ...more,
      "/who",
      "/users",
      "/ignore @ines",
      "/msg @aiko x",
      "@aiko: x",
    ]
  ) {
    assert.match(await mara.refuses(typed), /You are not connected/, typed);
  }
  const told = await mara.does("/rooms");
  assert.ok(told.some((line) => line.includes("#saturday")));
  assert.ok(told.includes("Those that are open to you come when you are connected."));
  // The server is told of it later
  assert.deepEqual(await mara.does("/mute"), ["You hear nothing of this room, until /unmute."]);
  assert.deepEqual(mara.client.outbox, []);
});
