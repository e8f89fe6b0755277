/** One's own picture, as a browser without scripts brings it, sees it and takes it away. */
import assert from "node:assert/strict";
import { jpeg, png } from "../files/samples.ts";
import { errorAt, saidIn, ScriptlessBrowser } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { everybodyOf, type Somebody } from "./everybody.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const cookie = ({ token }: Somebody) => ({ cookie: `parley=${token}` });

async function scene() {
  const server = await startServer();
  const all = await everybodyOf(server);
  const browser = new ScriptlessBrowser(server.address);
  browser.cookie = cookie(all.of.member).cookie;
  async function bring(bytes: Bytes) {
    const body = new FormData();
    body.append("picture", new File([bytes], "me.png", { type: "image/png" }));
    const path = `${server.address}/account/picture`;
    const headers = { ...cookie(all.of.member), origin: server.address };
    const response = await fetch(path, { method: "POST", redirect: "manual", body, headers });
    const to = response.headers.get("location");
    return { status: response.status, text: await response.text(), to };
  }
  const fetched = (path: string, who: Somebody) =>
    fetch(server.address + path, { headers: cookie(who) });
  return {
    server,
    all,
    browser,
    bring,
    fetched,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const faceIn = (text: string) => /<img class="avatar-image"[^>]* src="([^"]+)"/.exec(text)?.[1];

Deno.test("a picture is chosen on the page of one's profile, shown there and on one's card, and taken away", async () => {
  await using place = await scene();
  const { server, all, browser, bring, fetched } = place;
  const before = (await browser.get("/account")).text;
  assert.equal(faceIn(before), undefined);
  assert.ok(!before.includes('name="remove"'), "there is nothing to remove");
  assert.match(before, /<form[^>]*action="\/account\/picture"[^>]*enctype="multipart\/form-data"/);
  const brought = await bring(png());
  assert.deepEqual([brought.status, brought.to], [303, "/account?done=profile"]);
  const after = await browser.get(brought.to!);
  assert.equal(saidIn(after.text), "Saved.");
  const face = faceIn(after.text)!;
  assert.equal(faceIn((await browser.get(`/people/${all.of.member.user}`)).text), face);
  const keeper = new ScriptlessBrowser(server.address);
  keeper.cookie = cookie(all.of.owner).cookie;
  for (const page of ["/place/people", `/place/people/${all.of.member.user}`]) {
    assert.ok((await keeper.get(page)).text.includes(`src="${face}"`), page);
  }
  const seen = await fetched(face, all.of.moderator);
  assert.deepEqual([seen.status, seen.headers.get("content-type")], [200, "image/png"]);
  assert.deepEqual(await seen.bytes(), png());

  const removed = await browser.fill("/account", { remove: "yes" });
  assert.deepEqual([removed.status, removed.to], [303, "/account?done=profile"]);
  assert.equal(faceIn((await browser.get("/account")).text), undefined);
});

Deno.test("what will not do is said beside the field, and what was shown stays", async () => {
  await using place = await scene();
  const { browser, bring } = place;
  await bring(png());
  const face = faceIn((await browser.get("/account")).text);
  assert.ok(face);
  const text = new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>");
  const bad: [Bytes, number, RegExp][] = [
    [new Uint8Array(), 422, /Choose a WebP, JPEG or PNG/],
    [text, 422, /Choose a WebP, JPEG or PNG/],
    [jpeg({ width: 1_025, height: 10 }), 422, /1,024 pixels/],
    [new Uint8Array(1024 * 1024 + 1), 413, /at most 1 MiB/],
    [new Uint8Array(2 * 1024 * 1024), 413, /at most 1 MiB/],
  ];
  for (const [bytes, status, said] of bad) {
    const answer = await bring(bytes);
    assert.equal(answer.status, status);
    assert.match(errorAt(answer.text, "picture")!, said);
    assert.equal(faceIn(answer.text), face, "with the form to try again");
  }
  assert.equal(faceIn((await browser.get("/account")).text), face);
});
