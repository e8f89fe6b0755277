/** What people call things, however odd: refused in words or shown as it was stored, and never more than text. */
import assert from "node:assert/strict";
import {
  errorAt,
  filledIn,
  saidIn,
  ScriptlessBrowser,
  setUp,
} from "../support/scriptless_browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { changePlace } from "../support/doors.ts";
import { newSetupSecret } from "../../lib/auth/mod.ts";
import { newcomer } from "./account_scene.ts";
import { somebody } from "./everybody.ts";

/** What a form can carry; a lone surrogate is none of it, for it comes as the sign of what could not be read. */
const ODD: Readonly<Record<string, string>> = {
  "a bidi override": "a\u202eda",
  "bidi isolates": "\u2067ada\u2069",
  "a right-to-left mark": "ada\u200f",
  "a zero-width space": "a\u200bda",
  "a word joiner": "a\u2060da",
  "a soft hyphen": "a\u00adda",
  "a byte order mark": "a\ufeffda",
  "a Braille blank": "\u2800",
  "emoji": "🧑‍🚀👍🏽",
  "letters of four bytes": "𝒜𝓭𝓪",
  "rare letters": "𠮷野家",
  "Hebrew": "עדה",
  "Arabic with a joiner": "می\u200cخواهم",
  "many marks": `a${"\u0301".repeat(50)}`,
  "very long": "x".repeat(10_000),
  "very long in four bytes": "𠮷".repeat(2_500),
  "NUL": "a\u0000da",
  "a control character": "a\u001b[31mda",
  "line breaks": "a\r\nda",
  "a line separator": "a\u2028da",
  "a lone surrogate": "a\ud800da",
  "constructor": "constructor",
  "__proto__": "__proto__",
  "toString": "toString",
  "HTML": "<script>alert(1)</script>",
  "HTML in an attribute": '" onfocus="alert(1)" autofocus="',
  "an end of a title": "</title><b>",
  "an entity": "&lt;b&gt;&amp;",
  "a template": "${7*7}{{7*7}}",
  "nothing but spaces": "   \t ",
};

interface Naming {
  readonly path: string;
  readonly field: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Where it is shown afterwards. */
  readonly shownAt: string;
}

const NAMINGS: Readonly<Record<string, Naming>> = {
  "a name": { path: "/account", field: "name", fields: {}, shownAt: "/account" },
  "a display name": {
    ...{ path: "/account/profile", field: "displayName", fields: {}, shownAt: "/account" },
  },
  "pronouns": { path: "/account/profile", field: "pronouns", fields: {}, shownAt: "/account" },
  "a status": { path: "/account/profile", field: "status", fields: {}, shownAt: "/account" },
  "an emoji": { path: "/account/profile", field: "emoji", fields: {}, shownAt: "/account" },
  "a zone": { path: "/account/profile", field: "zone", fields: {}, shownAt: "/account" },
  "a bio": { path: "/account/profile", field: "bio", fields: {}, shownAt: "/account" },
  "the place": {
    ...{ path: "/place", field: "place", fields: { hue: "10", door: "open" }, shownAt: "/place" },
  },
};

/** As the page has it, marks and letters back in their places. */
function asText(html: string): string {
  const signs = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return html.replaceAll(
    /&(lt|gt|quot|#39|amp);/g,
    (_, sign) => signs[sign as keyof typeof signs],
  );
}

function assertNoMarkup(text: string, told: string): void {
  assert.doesNotMatch(text, /<script>alert|" onfocus="alert|<\/title><b>/, told);
}

/** Of what was taken: control characters cannot be shown as they were typed. */
function assertShown(text: string, written: string, told: string): void {
  assertNoMarkup(text, told);
  // deno-lint-ignore no-control-regex -- that is what must not be there
  assert.doesNotMatch(text, /[\x00-\x08\x0e-\x1f]/, told);
  const shown = asText(text);
  assert.ok(shown.includes(written) || shown.includes(written.normalize("NFKC")), told);
}

function assertNoFaults({ logged }: TestServer): void {
  assert.deepEqual(logged.filter((line) => line.includes(" fault ")), []);
}

for (const [what, { path, field, fields, shownAt }] of Object.entries(NAMINGS)) {
  Deno.test(`${what} that is odd is refused beside its field, or stands there as it was typed`, async () => {
    await using server = await startServer();
    const ada = await setUp(server);
    let refused = 0;
    for (const [kind, typed] of Object.entries(ODD)) {
      const told = `${what}: ${kind}`;
      const answer = await ada.post(path, { ...fields, [field]: typed });
      assertNoMarkup(answer.text, told);
      if (answer.status === 422) {
        refused++;
        assert.ok(errorAt(answer.text, field), told);
        continue;
      }
      assert.equal(answer.status, 303, told);
      const { text } = await ada.get(shownAt);
      assertShown(text, typed.toWellFormed().trim().replaceAll("\r\n", "\n"), told);
    }
    assert.ok(refused > 0, "some are none at all");
    assertNoFaults(server);
  });
}

Deno.test("an odd name of a token or an odd reason is refused or shown as it was typed", async () => {
  await using server = await startServer();
  await setUp(server);
  // Without a password to show: it takes its time
  const olga = new ScriptlessBrowser(server.address);
  olga.cookie = `parley=${(await somebody(server, "olga", "owner")).token}`;
  await newcomer(server, "ben");
  const people = (await olga.get("/place/people?name=ben")).text;
  const ben = /href="(\/place\/people\/u[^"]+)"/.exec(people)![1]!;
  const HOUR_MS = 60 * 60 * 1000;
  for (const [kind, typed] of Object.entries(ODD)) {
    server.clock.move(HOUR_MS);
    const token = { token: typed, "scope-read": "on", days: "7" };
    const made = await olga.post("/account/tokens/new", token);
    assertNoMarkup(made.text, kind);
    assert.ok([200, 422].includes(made.status), kind);
    const kept = typed.toWellFormed().trim();
    if (made.status === 422) assert.ok(errorAt(made.text, "token"), kind);
    else assertShown((await olga.get("/account/tokens")).text, kept, kind);
    assert.equal((await olga.post(ben, { do: "ban", reason: typed })).status, 303, kind);
    const { text } = await olga.get(ben);
    assertShown(text, [...kept.replaceAll(/\p{Cc}/gu, " ")].slice(0, 300).join(""), kind);
    assert.equal((await olga.post(ben, { do: "back" })).status, 303);
  }
  assertNoFaults(server);
});

Deno.test("whoever comes in with an odd name is told so, or is called that", async () => {
  await using server = await startServer();
  await setUp(server);
  await changePlace(server.chat.store, { door: "open", guests: true });
  for (const [kind, name] of Object.entries(ODD)) {
    for (const path of ["/guest", "/register", "/recover", "/join"]) {
      const browser = new ScriptlessBrowser(server.address);
      const { status, text } = await browser.post(path, { name, password: "short", secret: name });
      assert.ok([303, 401, 422, 429].includes(status), `${path} ${kind} ${status}`);
      assertNoMarkup(text, `${path} ${kind}`);
      if (status !== 303) continue;
      assert.equal(filledIn((await browser.get("/account")).text).name, name.normalize("NFKC"));
    }
  }
  assertNoFaults(server);
});

Deno.test("a place is set up with no odd name either, and what was typed stays text", async () => {
  await using server = await startServer();
  const secret = (await newSetupSecret(server.chat.store))!;
  for (const [kind, odd] of Object.entries(ODD)) {
    const browser = new ScriptlessBrowser(server.address);
    const typed = { place: odd, name: odd, password: "short", secret };
    const { status, text } = await browser.post("/setup", typed);
    assert.equal(status, 422, kind);
    assertNoMarkup(text, kind);
  }
  assertNoFaults(server);
});

Deno.test("odd questions in an address are answered with a page", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const paths = ["/login?to=", "/account?done=", "/place/people?name=", "/place/people?from="];
  for (const [kind, odd] of Object.entries(ODD)) {
    for (const path of [...paths, "/place/invites/new?room=", "/rooms/", "/place/people/"]) {
      const { status, text } = await ada.get(path + encodeURIComponent(odd.toWellFormed()));
      assert.ok([200, 302, 404].includes(status), `${path} ${kind} ${status}`);
      assertNoMarkup(text, `${path} ${kind}`);
      assert.equal(saidIn(text), null);
    }
  }
  assertNoFaults(server);
});
