/** Invitations from both sides of the door, and the door for guests, as a browser without scripts sees them. */
import assert from "node:assert/strict";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { findAccount, roomsOf } from "../../lib/store/mod.ts";
import { changePlace } from "../support/doors.ts";
import {
  alertIn,
  errorAt,
  filledIn,
  PASSWORD,
  ScriptlessBrowser,
  setUp,
} from "../support/scriptless_browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { storedRows } from "../support/stored_rows.ts";
import { Chatter } from "../store/chatter.ts";
import { endable, guest, isLoggedIn, matching, newcomer } from "./account_scene.ts";

const NEW = "/place/invites/new";
const LIST = "/place/invites";
const DAY_MS = 24 * 60 * 60 * 1000;

/** The secret of one that was just made. */
async function secretOf(browser: ScriptlessBrowser, typed: Record<string, string>) {
  return matching(await browser.fill(NEW, typed), /value="[^"]*\/join#([\w-]{43})"/);
}

async function open(): Promise<{ server: TestServer; ada: ScriptlessBrowser; den: RoomId }> {
  const server = await startServer();
  const { store, chores } = server.chat;
  await chores.done();
  const ada = await setUp(server);
  const { user } = (await findAccount(store, "ada"))!;
  const den = await (await Chatter.at(store, user)).makes({ visibility: "private" });
  return { server, ada, den };
}

async function roomsFor({ chat: { store } }: TestServer, name: string): Promise<RoomId[]> {
  return await roomsOf(store, (await findAccount(store, name))!.user);
}

Deno.test("an invitation is made with all that it can say, shown once, listed and ended", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const typed = { as: "guest", [`room-${den}`]: "on", days: "7", uses: "5" };
  const made = await ada.fill(NEW, typed);
  const link = matching(made, /value="([^"]*\/join#[^"]+)"/);
  assert.match(link, new RegExp(`^${server.address}/join#[\\w-]{43}$`));
  assert.match(made.text, /<svg[^>]*role="img" aria-label="QR code of the link above"/);
  const secret = link.split("#")[1]!;
  for (const path of [LIST, NEW, "/place"]) {
    assert.ok(!(await ada.get(path)).text.includes(secret), path);
  }
  const { text } = await ada.get(LIST);
  assert.match(text, /For guests, to #A room/);
  assert.match(text, /not used yet, 5 left, works until <time datetime="2026-01-08T00:00:00.000Z"/);
  const gus = new ScriptlessBrowser(server.address);
  await gus.post("/join", { secret, enter: "1", name: "gus" });
  assert.match((await ada.get(LIST)).text, /used once, 4 left/);
  const [end] = endable(text);
  assert.equal((await ada.fill(LIST, { end: end! })).to, `${LIST}?done=invite`);
  assert.deepEqual(endable((await ada.get(LIST)).text), []);
  assert.equal((await ada.post(LIST, { end: end! })).status, 404);
  const late = new ScriptlessBrowser(server.address);
  assert.match(alertIn((await late.fill("/join", { secret })).text)!, /leads nowhere/);
  assert.ok(await isLoggedIn(gus), "who is in stays in");
});

Deno.test("an invitation without an end says so little, and one that is over says that", async () => {
  const { server, ada } = await open();
  await using _ = server;
  await ada.fill(NEW, { days: "", uses: "" });
  assert.match((await ada.get(LIST)).text, /For members.*not used yet<\/span>/s);
  assert.doesNotMatch((await ada.get(LIST)).text, /left|works until/);
  await ada.fill(NEW, { days: "1", uses: "1" });
  server.clock.move(DAY_MS);
  assert.match((await ada.get(LIST)).text, /1 left, over/);
});

Deno.test("numbers that no list offers make no invitation", async () => {
  const { server, ada } = await open();
  await using _ = server;
  const before = await storedRows(server.chat.store);
  for (const number of ["0", "-1", "1.5", "soon", "NaN", "Infinity", "1e9", "10001"]) {
    assert.equal((await ada.post(NEW, { days: number })).status, 400, number);
    assert.equal((await ada.post(NEW, { uses: number })).status, 400, number);
  }
  assert.deepEqual(await storedRows(server.chat.store), before);
});

Deno.test("a guest needs a room, and a closed place makes no invitation: what was typed stays", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const before = await storedRows(server.chat.store);
  const typed = { as: "guest", days: "30", uses: "25" };
  const roomless = await ada.fill(NEW, typed);
  assert.equal(roomless.status, 422);
  assert.match(alertIn(roomless.text)!, /Pick at least one room/);
  assert.deepEqual(filledIn(roomless.text), typed);
  const foreign = await ada.post(NEW, { ...typed, "room-r00000000000": "on" });
  assert.match(
    alertIn(foreign.text)!,
    /Pick at least one room/,
    "a room that is not theirs is none",
  );
  assert.deepEqual(await storedRows(server.chat.store), before);
  await changePlace(server.chat.store, { door: "closed" });
  const shut = await ada.fill(NEW, { ...typed, [`room-${den}`]: "on" });
  assert.equal(shut.status, 422);
  assert.match(alertIn(shut.text)!, /lets nobody new in/);
  assert.equal(filledIn(shut.text)[`room-${den}`], "on");
  assert.deepEqual(endable((await ada.get(LIST)).text), []);
});

Deno.test("a member invites members, to rooms of theirs, and sees no others' invitations", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const ben = await newcomer(server, "ben");
  await ada.fill(NEW, { days: "7", uses: "" });
  const { text } = await ben.get(NEW);
  assert.doesNotMatch(text, /name="as"/);
  assert.ok(!text.includes(den), "a room of others is not offered");
  assert.deepEqual(endable((await ben.get(LIST)).text), []);
  const forged = await ben.post(NEW, {
    as: "guest",
    [`room-${(await roomsFor(server, "ben"))[0]}`]: "on",
  });
  assert.equal(forged.status, 403);
  await ben.fill(NEW, { days: "7", uses: "" });
  assert.equal(endable((await ben.get(LIST)).text).length, 1);
  assert.equal(endable((await ada.get(LIST)).text).length, 2, "who looks after the place sees all");
  const zoe = await guest(server, "zoe");
  assert.equal((await zoe.post(NEW, { days: "7" })).status, 403);
});

Deno.test("by the link without scripts: the secret by hand, what it is for, then a name and a password", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const secret = await secretOf(ada, { [`room-${den}`]: "on", uses: "1" });
  const ben = new ScriptlessBrowser(server.address);
  assert.match((await ben.get("/join")).text, /Without scripts/);
  const wrong = await ben.fill("/join", { secret: `${secret}x` });
  assert.equal(wrong.status, 422);
  assert.match(alertIn(wrong.text)!, /leads nowhere/);
  assert.equal(filledIn(wrong.text).secret, `${secret}x`);
  const looked = await ben.fill("/join", { secret: ` ${secret} ` });
  assert.equal(looked.status, 200);
  assert.match(looked.text, /Ada invites you to Elm Street/);
  assert.match(looked.text, /It leads to #A room/);
  assert.match((await ada.get(LIST)).text, /1 left/, "looking uses nothing up");
  const typed = { ...filledIn(looked.text), name: "Ada", password: PASSWORD };
  const taken = await ben.post("/join", typed);
  assert.equal(taken.status, 422);
  assert.match(errorAt(taken.text, "name")!, /has that name/);
  assert.deepEqual(filledIn(taken.text), { ...typed, password: "" });
  assert.match(taken.text, /Ada invites you/);
  const entered = await ben.post("/join", {
    ...filledIn(taken.text),
    name: "ben",
    password: PASSWORD,
  });
  assert.equal(entered.to, "/r");
  assert.ok(await isLoggedIn(ben));
  assert.equal(
    (await roomsFor(server, "ben")).length,
    2,
    "that of newcomers, and that of the link",
  );
  const late = new ScriptlessBrowser(server.address);
  for (const fields of [{ secret }, { ...typed, name: "cleo" }]) {
    assert.match(alertIn((await late.post("/join", fields)).text)!, /leads nowhere/, "used up");
  }
  assert.equal(await findAccount(server.chat.store, "cleo"), null);
});

Deno.test("a guest comes in by a name alone, into the rooms of the link and no others", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const secret = await secretOf(ada, { as: "guest", [`room-${den}`]: "on" });
  const gus = new ScriptlessBrowser(server.address);
  const looked = await gus.fill("/join", { secret });
  assert.doesNotMatch(looked.text, /name="password"/);
  const entered = await gus.post("/join", { ...filledIn(looked.text), name: "gus" });
  assert.equal(entered.to, "/r");
  assert.deepEqual(await roomsFor(server, "gus"), [den]);
});

Deno.test("who is here already goes to the rooms of the link, without another account", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const ben = await newcomer(server, "ben");
  const secret = await secretOf(ada, { [`room-${den}`]: "on" });
  const looked = await ben.fill("/join", { secret });
  assert.match(looked.text, /You are here as ben/);
  assert.doesNotMatch(looked.text, /name="name"/);
  assert.equal((await ben.post("/join", filledIn(looked.text))).to, "/r");
  assert.ok((await roomsFor(server, "ben")).includes(den));
  assert.match((await ada.get(LIST)).text, /used once/);
});

Deno.test("an invitation leads nowhere once it has run out, the place is closed, or who made it is banned", async () => {
  const { server, ada, den } = await open();
  await using _ = server;
  const { store } = server.chat;
  const ben = await newcomer(server, "ben");
  await ada.fill(await pageOf(ada, "ben"), { do: "role", role: "admin", current: PASSWORD });
  const zoe = await newcomer(server, "zoe");
  const { user } = (await findAccount(store, "ada"))!;
  const chatter = await Chatter.at(store, user);
  await chatter.adds(den, (await findAccount(store, "ben"))!);
  const secret = await secretOf(ben, { [`room-${den}`]: "on", days: "7" });
  const stranger = new ScriptlessBrowser(server.address);
  const leadsNowhere = async (why: string) => {
    for (const browser of [stranger, zoe]) {
      const enter = { secret, enter: "1", name: "eve", password: PASSWORD };
      for (const fields of [{ secret }, enter]) {
        assert.match(alertIn((await browser.post("/join", fields)).text)!, /leads nowhere/, why);
      }
    }
    assert.ok(!(await roomsFor(server, "zoe")).includes(den));
    assert.equal(await findAccount(store, "eve"), null);
  };
  assert.match((await stranger.post("/join", { secret })).text, /ben invites you/);
  await changePlace(store, { door: "closed" });
  await leadsNowhere("closed");
  await changePlace(store, { door: "invite" });
  await ada.fill(await pageOf(ada, "ben"), { do: "ban", reason: "" });
  await leadsNowhere("banned");
  await ada.fill(await pageOf(ada, "ben"), { do: "back" });
  assert.match((await stranger.post("/join", { secret })).text, /ben invites you/);
  server.clock.move(7 * DAY_MS);
  await leadsNowhere("run out");
});

Deno.test("the page for guests is there where guests are let in, and nowhere else", async () => {
  const { server, ada } = await open();
  await using _ = server;
  const gus = new ScriptlessBrowser(server.address);
  assert.equal((await gus.get("/guest")).status, 404);
  assert.doesNotMatch((await gus.get("/login")).text, /href="\/guest"/);
  const early = await gus.post("/guest", { name: "gus" });
  assert.deepEqual([early.status, gus.cookie], [422, ""]);
  await changePlace(server.chat.store, { guests: true });
  const taken = await gus.fill("/guest", { name: "Ada" });
  assert.equal(taken.status, 422);
  assert.match(errorAt(taken.text, "name")!, /has that name/);
  assert.equal(filledIn(taken.text).name, "Ada");
  assert.equal((await gus.fill("/guest", { name: "gus" })).to, "/r");
  assert.ok(await isLoggedIn(gus));
  assert.equal((await gus.get("/guest")).to, "/", "who is in need not come in");
  assert.equal((await ada.get("/guest")).to, "/");
});

async function pageOf(browser: ScriptlessBrowser, name: string): Promise<string> {
  const { text } = await browser.get(`/place/people?name=${name}`);
  return /href="(\/place\/people\/u[^"]+)"/.exec(text)![1]!;
}
