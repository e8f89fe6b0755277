/** Emoji over HTTP: how a picture is brought, in which headers it goes out, and to whom; and the page without scripts. */
import assert from "node:assert/strict";
import { listMadeEmoji } from "../../lib/actions/mod.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import type { Scope } from "../../lib/store/mod.ts";
import { GIF, HTML, PNG, pngOfBytes, SVG, WEBPS } from "../support/pictures.ts";
import { errorAt, saidIn, ScriptlessBrowser } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { addProgram, everybodyOf, type Somebody } from "./everybody.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** `:tea:` is there already. */
async function scene() {
  const server = await startServer();
  const all = await everybodyOf(server);
  const { address } = server;
  const names = async () => (await listMadeEmoji(doorOf(server))).map(({ name }) => name);
  const cookie = ({ token }: Somebody) => ({ cookie: `parley=${token}` });
  async function bring(
    path: string,
    headers: Record<string, string>,
    body: BodyInit,
  ): Promise<{ status: number; text: string; to: string | null }> {
    const init = { method: "POST", redirect: "manual", body } as const;
    const response = await fetch(address + path, { ...init, headers });
    const to = response.headers.get("location");
    return { status: response.status, text: await response.text(), to };
  }
  const close = () => server[Symbol.asyncDispose]();
  return { server, all, names, cookie, bring, [Symbol.asyncDispose]: close };
}

function doorOf({ chat: { store, clock } }: Awaited<ReturnType<typeof startServer>>) {
  return { store, now: () => clock.now() };
}

/** As a browser sends it, with the name and the type that the file has there. */
function formOf(name: string, bytes: Bytes, file = "a.png", type = "image/png"): FormData {
  const form = new FormData();
  form.set("name", name);
  form.set("picture", new File([bytes], file, { type }));
  return form;
}

Deno.test("a picture is brought as a form or as it is, and goes out as what it is, for good", async () => {
  await using place = await scene();
  const { server, all, cookie, bring, names } = place;
  const owner = { ...cookie(all.of.owner), origin: server.address };
  const asForm = await bring("/emoji", owner, formOf("gif", GIF, "wrong.png"));
  assert.equal(asForm.status, 201);
  const { emoji } = JSON.parse(asForm.text);
  assert.equal(emoji.name, "gif");
  const asIs = { ...owner, "content-type": "image/png" };
  for (const [i, webp] of WEBPS.entries()) {
    assert.equal((await bring(`/emoji?name=webp${i}`, asIs, webp)).status, 201);
  }
  assert.deepEqual(await names(), ["gif", "tea", "webp0", "webp1", "webp2"]);
  const seen = await fetch(`${server.address}/emoji/${emoji.id}`, { headers: cookie(all.ben) });
  assert.deepEqual(new Uint8Array(await seen.arrayBuffer()), GIF);
  const { headers } = seen;
  assert.equal(headers.get("content-type"), "image/gif");
  assert.equal(headers.get("cache-control"), "private, max-age=31536000, immutable");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("content-security-policy"), "default-src 'none'; sandbox");
  assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
});

Deno.test("only who is logged in sees a picture, guests too; strangers learn not even whether there is one", async () => {
  await using place = await scene();
  const { server, all, cookie } = place;
  const status = async (id: string, headers: Record<string, string>) => {
    const response = await fetch(`${server.address}/emoji/${id}`, { headers });
    assert.equal(response.headers.get("content-type")?.startsWith("image/"), response.ok);
    await response.body?.cancel();
    return response.status;
  };
  for (const { token } of Object.values(all.of)) {
    assert.equal(await status(all.emoji, { cookie: `parley=${token}` }), 200);
  }
  assert.equal(await status(all.emoji, { authorization: `Bearer ${all.program}` }), 200);
  for (const [who, headers] of Object.entries(all.worthless)) {
    for (const id of [all.emoji, "e00000000000000z", "x"]) {
      assert.equal(await status(id, headers), 401, who);
    }
  }
  for (const id of ["e00000000000000z", "x", "tea", "..%2f..", "%00", "%ff"]) {
    assert.equal(await status(id, cookie(all.ben)), 404, id);
  }
});

Deno.test("what is no picture, or too large, or has a name that will not do, is refused in words", async () => {
  await using place = await scene();
  const { server, all, cookie, bring, names } = place;
  const owner = { ...cookie(all.of.owner), origin: server.address };
  const bad: [FormData, string[]][] = [
    [formOf("bad", SVG, "a.svg", "image/svg+xml"), ["picture unfit"]],
    [formOf("bad", SVG), ["picture unfit"]],
    [formOf("bad", HTML), ["picture unfit"]],
    [formOf("bad", pngOfBytes(LIMITS.emojiBytes + 1)), ["picture too_large"]],
    [formOf("tea", PNG), ["name taken"]],
    [formOf("<b>", HTML), ["name unfit", "picture unfit"]],
    [new FormData(), ["name unfit", "picture empty"]],
  ];
  for (const [form, expected] of bad) {
    const { status, text } = await bring("/emoji", owner, form);
    assert.equal(status, 422);
    const { problems } = JSON.parse(text);
    const told = problems.map((one: Record<string, string>) => `${one.field} ${one.problem}`);
    assert.deepEqual(told, expected);
    for (const { words } of problems) assert.ok(words.length > 10);
  }
  const raw = { ...owner, "content-type": "image/svg+xml" };
  assert.equal((await bring("/emoji?name=bad", raw, SVG)).status, 422);
  const huge = pngOfBytes(LIMITS.emojiBytes + 100_000);
  assert.equal((await bring("/emoji", owner, formOf("bad", huge))).status, 413);
  assert.deepEqual(await names(), ["tea"]);
});

Deno.test("members bring none, nor do programs without the scope, nor other sites with a moderator's cookie", async () => {
  await using place = await scene();
  const { server, all, cookie, bring, names } = place;
  const origin = server.address;
  for (const role of ["guest", "member"] as const) {
    const headers = { ...cookie(all.of[role]), origin };
    assert.equal((await bring("/emoji", headers, formOf("bad", PNG))).status, 403, role);
    assert.equal((await bring("/place/emoji", headers, formOf("bad", PNG))).status, 403, role);
  }
  for (const headers of [{}, { origin: "https://evil.example" }, { origin: "null" }]) {
    const sent = { ...cookie(all.of.moderator), ...headers };
    assert.equal((await bring("/emoji", sent, formOf("bad", PNG))).status, 403);
  }
  const program = async (scopes: Scope[]) => {
    const token = await addProgram(server, all.of.moderator.user, scopes);
    const headers = { authorization: `Bearer ${token}` };
    return (await bring("/emoji", headers, formOf("program", PNG))).status;
  };
  assert.equal(await program(["read", "write"]), 403);
  assert.deepEqual(await names(), ["tea"]);
  assert.equal(await program(["admin"]), 201);
});

Deno.test("without scripts they are added, shown and removed, and what is wrong stands beside its field", async () => {
  await using place = await scene();
  const { server, all, cookie, bring, names } = place;
  const moderator = { ...cookie(all.of.moderator), origin: server.address };
  const mo = new ScriptlessBrowser(server.address);
  mo.cookie = moderator.cookie;
  assert.match((await mo.get("/place/invites")).text, /href="\/place\/emoji"/, "a way there");
  const ben = new ScriptlessBrowser(server.address);
  ben.cookie = cookie(all.ben).cookie;
  assert.doesNotMatch((await ben.get("/place/invites")).text, /href="\/place\/emoji"/);

  const { text } = await mo.get("/place/emoji");
  assert.match(text, /<form method="post" enctype="multipart\/form-data"/i);
  assert.ok(text.includes(`src="/emoji/${all.emoji}"`) && text.includes(":tea:"));
  const wrong = await bring("/place/emoji", moderator, formOf("tea", HTML));
  assert.equal(wrong.status, 422);
  assert.match(errorAt(wrong.text, "picture")!, /PNG, GIF or WebP/);
  const taken = await bring("/place/emoji", moderator, formOf("tea", PNG));
  assert.match(errorAt(taken.text, "name")!, /one by that name/);
  assert.match(taken.text, /value="tea"/, "what was typed stays");
  const large = await bring("/place/emoji", moderator, formOf("cake", pngOfBytes(400_000)));
  assert.equal(large.status, 413);
  assert.match(errorAt(large.text, "picture")!, /larger than 256 KiB/);

  const added = await bring("/place/emoji", moderator, formOf("cake", PNG));
  assert.deepEqual([added.status, added.to], [303, "/place/emoji?done=emoji"]);
  assert.ok(saidIn((await mo.get(added.to!)).text));
  assert.deepEqual(await names(), ["cake", "tea"]);
  const removed = await mo.post("/place/emoji", { remove: "tea" });
  assert.deepEqual([removed.status, removed.to], [303, "/place/emoji?done=emojiGone"]);
  assert.equal((await mo.post("/place/emoji", { remove: "tea" })).status, 404);
  assert.deepEqual(await names(), ["cake"]);
  await mo.post("/place/emoji", { remove: "cake" });
  assert.match((await mo.get("/place/emoji")).text, /There are none yet/);
});
