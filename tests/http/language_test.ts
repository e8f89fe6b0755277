/** In which language pages come, to browsers without scripts. */
import assert from "node:assert/strict";
import { changeSettings } from "../../lib/actions/mod.ts";
import type { Settings } from "../../lib/protocol/mod.ts";
import { findAccount } from "../../lib/store/mod.ts";
import { languages } from "../../lib/words/on_server.ts";
import { PASSWORD, plain, ScriptlessBrowser, setUp } from "../support/scriptless_browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { phraseAt, phrasesBelow } from "../words/uses.ts";
import { logIn, OWN_PATHS } from "./account_scene.ts";

const { en, de } = languages;

function browserFor(server: TestServer, wanted: string): ScriptlessBrowser {
  const browser = new ScriptlessBrowser(server.address);
  browser.languages = wanted;
  return browser;
}

async function speakTo(server: TestServer, name: string, language: Settings["language"]) {
  const { store, clock } = server.chat;
  const account = await findAccount(store, name);
  const done = await changeSettings({ store, now: () => clock.now() }, account!.user, { language });
  assert.ok(done.ok);
}

/** Sentences and labels of a language that a page says, of three words or more that mean something only there. */
function saidIn(html: string, own: typeof en, other: typeof en): string[] {
  const text = plain(html);
  return phrasesBelow(own, []).filter((path) => {
    const phrase = phraseAt(own, path);
    return typeof phrase === "string" && phrase.split(" ").length > 2 &&
      phrase !== phraseAt(other, path) && text.includes(phrase);
  });
}

function frameOf(html: string): string | undefined {
  return /<html[^>]*? lang="(\w+)"/.exec(html)?.[1];
}

Deno.test("a stranger is answered in the language that their browser asks for", async () => {
  await using server = await startServer();
  await setUp(server);
  for (
    const [wanted, frame, own, other] of [
      ["de-AT,de;q=0.9,en;q=0.8", "de", de, en],
      ["en-US,en;q=0.9,de;q=0.8", "en", en, de],
      ["fr", "en", en, de],
    ] as const
  ) {
    const browser = browserFor(server, wanted);
    for (const path of ["/login", "/recover", "/join", "/nowhere"]) {
      const { text, headers } = await browser.get(path);
      assert.equal(frameOf(text), frame, `${path} for ${wanted}`);
      assert.match(headers.get("vary") ?? "", /accept-language/i);
      assert.notDeepEqual(saidIn(text, own, other), [], `${path} for ${wanted}`);
      assert.deepEqual(saidIn(text, other, own), [], `${path} for ${wanted}`);
    }
  }
});

Deno.test("what is wrong with a form is told in the same language", async () => {
  await using server = await startServer();
  await setUp(server);
  const browser = browserFor(server, "de");
  const { status, text } = await browser.fill("/login", { name: "ada", password: "nonsense" });
  assert.equal(status, 401);
  assert.ok(plain(text).includes(de.door.problems.form.wrong));
  assert.deepEqual(saidIn(text, en, de), []);
});

Deno.test("what is asked for in two languages at once is answered in each", async () => {
  await using server = await startServer();
  await setUp(server);
  const wanted = Array.from({ length: 20 }, (_, i) => i % 2 === 0 ? "de" : "en");
  const answers = await Promise.all(wanted.map((one) => browserFor(server, one).get("/login")));
  assert.deepEqual(answers.map(({ text }) => frameOf(text)), wanted);
  for (const [i, { text }] of answers.entries()) {
    assert.deepEqual(wanted[i] === "de" ? saidIn(text, en, de) : saidIn(text, de, en), []);
  }
});

Deno.test("who has set a language reads it on every page, whatever the browser asks for", async () => {
  await using server = await startServer();
  await setUp(server);
  const ada = await logIn(server, "ada", PASSWORD);
  const paths = [...OWN_PATHS, "/people/ada", "/account/profile", "/r", "/browse", "/nowhere"];
  for (const [language, frame] of [["de", "de"], ["en", "en"], ["auto", "de"]] as const) {
    await speakTo(server, "ada", language);
    ada.languages = language === "de" ? "en" : "de";
    for (const path of paths) {
      const { text, to } = await ada.get(path);
      if (to !== null) continue;
      assert.equal(frameOf(text), frame, `${path} with ${language}`);
      const strange = frame === "de" ? saidIn(text, en, de) : saidIn(text, de, en);
      assert.deepEqual(strange, [], `${path} with ${language}`);
    }
  }
  await speakTo(server, "ada", "de");
  const stranger = browserFor(server, "en");
  assert.equal(frameOf((await stranger.get("/login")).text), "en", "and nobody else does");
});
