/** The pages of those who look after the place, as a browser without scripts sees them. */
import assert from "node:assert/strict";
import { findPlace } from "../../lib/actions/mod.ts";
import {
  alertIn,
  errorAt,
  filledIn,
  PASSWORD,
  saidIn,
  ScriptlessBrowser,
  setUp,
} from "../support/scriptless_browser.ts";
import { seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import {
  isLoggedIn,
  logIn,
  matching,
  newcomer,
  OTHER_PASSWORD,
  WRONG_PASSWORD,
} from "./account_scene.ts";

const SETTINGS = "/place";
const PEOPLE = "/place/people";

const themeIn = (text: string) => /\/theme\.css[^"]*/.exec(text)![0];

Deno.test("what the place is called, its colour and its doors are kept, and show at once", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const before = await ada.get(SETTINGS);
  const [room] = (await findPlace(server.chat))!.rooms;
  assert.equal(filledIn(before.text)[`room-${room}`], "on");
  const typed = { place: " Birch Street ", hue: "290", door: "open", guests: "on" };
  const saved = await ada.fill(SETTINGS, typed);
  assert.deepEqual([saved.status, saved.to], [303, "/place?done=place"]);
  const after = await ada.get("/place?done=place");
  assert.ok(saidIn(after.text));
  assert.deepEqual(await findPlace(server.chat), {
    ...{ name: "Birch Street", hue: 290, door: "open", guests: true, rooms: [room] },
  });
  const { place, hue, door, guests } = filledIn(after.text);
  assert.deepEqual([place, hue, door, guests], ["Birch Street", "290", "open", "on"]);
  const stranger = new ScriptlessBrowser(server.address);
  const { text } = await stranger.get("/login");
  assert.match(text, /Birch Street/);
  assert.match(text, /href="\/guest"/);
  assert.notEqual(themeIn(text), themeIn(before.text));
  const theme = await stranger.get(themeIn(text));
  assert.match(theme.headers.get("cache-control")!, /immutable/);
  // Ticks that are taken away are not sent
  await ada.post(SETTINGS, { place: "Birch Street", hue: "290", door: "closed" });
  const place2 = (await findPlace(server.chat))!;
  assert.deepEqual([place2.door, place2.guests, place2.rooms], ["closed", false, []]);
});

Deno.test("a name of the place that will not do is told beside its field, and all that was typed stays", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const before = await findPlace(server.chat);
  const wrong: [string, RegExp][] = [
    ["  ", /Give the place a name/],
    ["x".repeat(61), /longer than 60/],
    ["Elm\u202e Street", /signs that are not seen/],
    ["Elm\u0007", /signs that are not seen/],
  ];
  for (const [place, words] of wrong) {
    const typed = { place, hue: "10", door: "closed", guests: "on" };
    const { status, text } = await ada.fill(SETTINGS, typed);
    assert.equal(status, 422, place);
    assert.match(errorAt(text, "place")!, words);
    const kept = filledIn(text);
    assert.deepEqual([kept.hue, kept.door, kept.guests], ["10", "closed", "on"]);
    assert.equal(kept.place, place);
  }
  assert.deepEqual(await findPlace(server.chat), before);
});

/** Those who are listed, by name. */
function listedIn(text: string): string[] {
  return [...text.matchAll(/>@([^<]+)<\/span>/g)].map(([, name]) => name!);
}

Deno.test("people are listed by name, fifty at a time, and found by how their names begin", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const names = Array.from({ length: 60 }, (_, i) => `Person${String(i).padStart(2, "0")}`);
  await Promise.all(names.map((name) => seedPerson(server.chat.store, name)));
  const first = await ada.get(PEOPLE);
  const more = /href="(\?name=[^"]*)"/.exec(first.text)![1]!.replaceAll("&amp;", "&");
  const second = await ada.get(PEOPLE + more);
  assert.equal(listedIn(first.text).length, 50);
  assert.deepEqual([...listedIn(first.text), ...listedIn(second.text)], ["Ada", ...names]);
  assert.doesNotMatch(second.text, /href="\?name=/);
  const found = async (name: string) =>
    listedIn((await ada.get(`${PEOPLE}?${new URLSearchParams({ name })}`)).text);
  assert.deepEqual(await found("person0"), names.slice(0, 10));
  assert.deepEqual(await found("PERSON59"), ["Person59"], "in any case");
  assert.deepEqual(await found("ada"), ["Ada"]);
  for (const nobody of ["zed", "x".repeat(5000), "\u{10ffff}", "__proto__", "%"]) {
    assert.deepEqual(await found(nobody), []);
  }
  const odd = ["name=a&from=zed", "name=zed&from=a", `from=${"x".repeat(5000)}`, "from=%00"];
  for (const asked of odd) assert.equal((await ada.get(`${PEOPLE}?${asked}`)).status, 200, asked);
});

Deno.test("somebody is given a role, and has it from then on", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const ben = await newcomer(server, "ben");
  const path = await pageOf(ada, "ben");
  assert.equal((await ben.get(PEOPLE)).status, 403);
  const wrong = await ada.fill(path, { do: "role", role: "moderator", current: "not it" });
  assert.equal(wrong.status, 401);
  assert.match(errorAt(wrong.text, "role-current")!, WRONG_PASSWORD);
  const { status, to } = await ada.fill(path, { do: "role", role: "moderator", current: PASSWORD });
  assert.deepEqual([status, to], [303, `${path}?done=role`]);
  assert.ok(saidIn((await ada.get(to!)).text));
  assert.equal(filledIn((await ada.get(path)).text).role, "moderator");
  const seen = await ben.get(PEOPLE);
  assert.deepEqual(listedIn(seen.text), ["Ada", "ben"]);
  assert.match(seen.text, /Moderator/);
  assert.equal((await ben.get(SETTINGS)).status, 403, "and no more than that");
  const own = await ben.get(await pageOf(ben, "ada"));
  assert.doesNotMatch(own.text, /name="do"/, "nothing can be done about who is above");
});

Deno.test("the last owner is told to make another one first", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  await newcomer(server, "ben");
  const path = await pageOf(ada, "ada");
  const { status, text } = await ada.fill(path, { do: "role", role: "member", current: PASSWORD });
  assert.equal(status, 422);
  assert.match(alertIn(text)!, /only owner/);
  assert.equal((await ada.get(SETTINGS)).status, 200);
  await ada.fill(await pageOf(ada, "ben"), { do: "role", role: "owner", current: PASSWORD });
  assert.equal(
    (await ada.fill(path, { do: "role", role: "member", current: PASSWORD })).status,
    303,
  );
  assert.equal((await ada.get(SETTINGS)).status, 403);
});

Deno.test("who is banned is out at once and stays out, until they are let back in", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const ben = await newcomer(server, "ben");
  const path = await pageOf(ada, "ben");
  const done = await ada.fill(path, { do: "ban", reason: "Spam, <b>again</b>" });
  assert.deepEqual([done.status, done.to], [303, `${path}?done=ban`]);
  assert.ok(!await isLoggedIn(ben));
  const { text } = await ada.get(path);
  assert.ok(text.includes("They are banned: Spam, &lt;b>again&lt;/b>"));
  assert.match((await ada.get(PEOPLE)).text, /Banned/);
  const again = await ben.fill("/login", { name: "ben", password: PASSWORD });
  assert.match(alertIn(again.text)!, /was banned/);
  assert.equal((await ada.fill(path, { do: "back" })).to, `${path}?done=back`);
  assert.match((await ada.get(path)).text, /name="reason"/);
  await logIn(server, "ben", PASSWORD);
});

Deno.test("a reason that is too long ends between two signs", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  await newcomer(server, "ben");
  const path = await pageOf(ada, "ben");
  await ada.fill(path, { do: "ban", reason: `x${"🎈".repeat(400)}` });
  const { text } = await ada.get(path);
  assert.ok(text.includes(`They are banned: x${"🎈".repeat(299)}<`), text);
});

Deno.test("a link to a new password is shown to the owner once, and works once", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const ben = await newcomer(server, "ben");
  const path = await pageOf(ada, "ben");
  const wrong = await ada.fill(path, { do: "reset", current: "not my password" });
  assert.equal(wrong.status, 401);
  assert.match(errorAt(wrong.text, "current")!, WRONG_PASSWORD);
  assert.ok(!wrong.text.includes("/reset#"));
  const made = await ada.fill(path, { do: "reset", current: PASSWORD });
  const [address, secret] = matching(made, /value="([^"]*\/reset#[^"]+)"/).split("#");
  assert.equal(address, `${server.address}/reset`);
  for (const page of [path, PEOPLE, SETTINGS]) {
    assert.ok(!(await ada.get(page)).text.includes(secret!), page);
  }
  const typed = { secret: secret!, password: OTHER_PASSWORD };
  const stranger = new ScriptlessBrowser(server.address);
  assert.equal((await stranger.fill("/reset", typed)).to, "/");
  assert.ok(!await isLoggedIn(ben), "all that was open is shut");
  assert.match((await stranger.get("/account")).text, /ben/);
  assert.match(alertIn((await ben.fill("/reset", typed)).text)!, /leads nowhere/);
});

Deno.test("nobody comes round their own password by a link to a new one", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const path = await pageOf(ada, "ada");
  assert.doesNotMatch((await ada.get(path)).text, /value="reset"/);
  assert.equal((await ada.post(path, { do: "reset" })).status, 403);
});

async function pageOf(browser: ScriptlessBrowser, name: string): Promise<string> {
  const { text } = await browser.get(`${PEOPLE}?name=${name}`);
  return /href="(\/place\/people\/u[^"]+)"/.exec(text)![1]!;
}
