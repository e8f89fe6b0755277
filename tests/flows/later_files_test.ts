/** Messages for later with files: set once the files are there, whatever becomes of the page meanwhile. */
import assert from "node:assert/strict";
import { sendDue } from "../../lib/actions/mod.ts";
import {
  type AsideEnd,
  asidesOf,
  type Client,
  type ForLater,
  putAside,
  setAsides,
} from "../../lib/client/mod.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { hurriedTime } from "../chaos/hurried_time.ts";
import { seeded } from "../client/seeded.ts";
import { codeOf } from "../store/chatter.ts";
import { allThere, attach, attachmentScene, file, random } from "../support/attachment_scene.ts";
import { within } from "../support/deadline.ts";
import { given } from "../support/seed.ts";

const HOUR_MS = 60 * 60 * 1000;

type Scene = Awaited<ReturnType<typeof attachmentScene>>;

/** In an hour, in the one room there is. */
function wishIn({ room, server }: Scene): ForLater["ask"] {
  return { id: newClientId(), room, at: server.clock.now() + HOUR_MS, body: "For later" };
}

const HURRIED = hurriedTime(20, seeded(1));

/** What becomes of the next one. */
function nextEnd(client: Client): Promise<AsideEnd> {
  const { promise, resolve } = Promise.withResolvers<AsideEnd>();
  void setAsides(client, (end) => Promise.resolve(resolve(end)), HURRIED);
  return within("an end", promise);
}

/** One whose file is there, and that nobody has seen to. */
async function waitsIn(scene: Scene, client: Client): Promise<ForLater["ask"]> {
  const attached = await attach(client, scene.place, file("one.bin", random(100, 1)));
  await within("there", client.until((client) => allThere(client, scene.place)));
  const wish = wishIn(scene);
  assert.ok((await putAside(client, wish, attached)).ok);
  return wish;
}

async function setBy(client: Client, wish: ForLater["ask"]): Promise<void> {
  const files = client.attachments.now!.aside.map(({ file }) => ({ id: file! }));
  given(await client.request("later.set", { ...wish, files }));
}

async function goOn({ server: { chat, clock } }: Scene): Promise<void> {
  clock.move(2 * HOUR_MS);
  await sendDue({ store: chat.store, now: () => clock.now() });
}

Deno.test("one is set when its files are there, in a later page as well, and is sent with them", async () => {
  await using scene = await attachmentScene();
  const first = await scene.client();
  let isEarly = false;
  void setAsides(first, () => Promise.resolve(isEarly = true));
  const tried = Promise.withResolvers<void>();
  scene.road.meets = ({ method }) => {
    if (method !== "PATCH") return Promise.resolve(null);
    tried.resolve();
    return Promise.resolve("cut");
  };
  const bytes = random(3_000, 1);
  const attached = await attach(first, scene.place, file("one.bin", bytes));
  const wish = wishIn(scene);
  assert.ok((await putAside(first, wish, attached)).ok);
  assert.deepEqual(first.attachments.of(scene.place), [], "what is written next goes without them");
  await within("a first try", tried.promise);
  const client = await scene.client();
  assert.equal(client.state.later.length, 0);
  const end = nextEnd(client);
  await within("kept", client.until(({ attachments }) => attachments.now?.aside.length === 1));
  const [aside] = asidesOf(client.attachments.now!.aside);
  assert.deepEqual(aside!.later.ask, wish);
  scene.road.meets = () => Promise.resolve(null);
  assert.ok((await end).outcome.ok);
  await within("told", client.until(({ state }) => state.later.length === 1));
  assert.deepEqual(client.state.later[0]!.files!.map(({ name }) => name), ["one.bin"]);
  assert.deepEqual(await scene.shelf.load(), [], "nothing is left here");
  assert.equal(isEarly, false, "by whom it was put aside");
  await goOn(scene);
  const [message] = await scene.messages();
  assert.equal(message!.body, "For later");
  assert.deepEqual(await scene.bytesOf(message!.files![0]!), bytes);
});

Deno.test("one that an earlier page has set, and that was sent since, is not said to be lost", async () => {
  await using scene = await attachmentScene();
  const first = await scene.client();
  await setBy(first, await waitsIn(scene, first));
  await goOn(scene);
  assert.ok((await nextEnd(await scene.client())).outcome.ok);
  assert.deepEqual(await scene.shelf.load(), []);
  assert.equal((await scene.messages()).length, 1);
});

Deno.test("one that an earlier page has set, and that was sent before its time, is not sent again", async () => {
  await using scene = await attachmentScene();
  const { server: { chat, clock } } = scene;
  const first = await scene.client();
  const wish = await waitsIn(scene, first);
  await setBy(first, wish);
  given(await first.request("later.change", { id: wish.id, at: clock.now() + 1 }));
  clock.move(1);
  await sendDue({ store: chat.store, now: () => clock.now() });
  const client = await scene.client();
  assert.ok((await nextEnd(client)).outcome.ok);
  await goOn(scene);
  assert.equal((await scene.messages()).length, 1);
});

Deno.test("what the server does not take at the moment waits on, and nobody is told that it was lost", async () => {
  await using scene = await attachmentScene({ PARLEY_SEND_RATE: "5" });
  const { server: { clock } } = scene;
  const client = await scene.client();
  await waitsIn(scene, client);
  const drop = () => client.request("later.drop", { id: newClientId() });
  while (codeOf(await drop()) !== "rate_limited");
  const refused = Promise.withResolvers<void>();
  const asked = client.request.bind(client);
  client.request = async (type, ask) => {
    const answer = await asked(type, ask);
    if (type === "later.set" && !answer.ok) refused.resolve();
    return answer;
  };
  const end = nextEnd(client);
  await within("a refusal", refused.promise);
  clock.move(10_000);
  assert.ok((await end).outcome.ok);
  await within("told", client.until(({ state }) => state.later.length === 1));
});

Deno.test("one of whose files does not get there is not set, and told of with the reason", async () => {
  await using scene = await attachmentScene();
  const client = await scene.client();
  scene.road.meets = ({ path, method, headers }) => {
    const isLarge = method === "POST" && path === "/uploads" && headers["upload-length"] === "200";
    return Promise.resolve(isLarge ? { status: 413, text: "", header: () => null } : null);
  };
  const [small, large] = [file("small.bin", random(100, 1)), file("large.bin", random(200, 2))];
  const attached = await attach(client, scene.place, small, large);
  assert.ok((await putAside(client, wishIn(scene), attached)).ok);
  const { outcome, trouble } = await nextEnd(client);
  assert.deepEqual([codeOf(outcome), trouble], ["too_many", "too_large"]);
  const attachments = client.attachments.now!;
  assert.ok(await attachments.putAside(attached));
  await within(
    "the small one",
    client.until(() => attachments.get(attached[0]!)!.state === "there"),
  );
  assert.deepEqual(
    attachments.of(scene.place).map(({ name, state }) => `${name} ${state}`),
    ["small.bin there", "large.bin failed"],
  );
  assert.deepEqual(given(await client.request("later.list", {})).later, []);
});

Deno.test("what the server has let go of before its message was set is brought again", async () => {
  await using scene = await attachmentScene();
  const { server: { chat, clock }, road } = scene;
  const client = await scene.client();
  const attached = await attach(client, scene.place, file("one.bin", random(100, 1)));
  await within("there", client.until((client) => allThere(client, scene.place)));
  const wish = { ...wishIn(scene), at: clock.now() + 72 * HOUR_MS };
  assert.ok((await putAside(client, wish, attached)).ok);
  clock.move(48 * HOUR_MS);
  chat.chores.soon();
  await chat.chores.done();
  assert.equal(codeOf((await nextEnd(client)).outcome), "not_found");
  await client.attachments.now!.putAside(attached);
  await within("there again", client.until((client) => allThere(client, scene.place)));
  assert.equal(road.methods().filter((method) => method === "POST").length, 2);
});

Deno.test("one that cannot be set is told of with the reason, and its files may be written with again", async () => {
  await using scene = await attachmentScene();
  const client = await scene.client();
  const attached = await attach(client, scene.place, file("one.bin", random(100, 1)));
  assert.ok((await putAside(client, wishIn(scene), attached)).ok);
  scene.server.clock.move(2 * HOUR_MS);
  const { outcome, trouble, files } = await nextEnd(client);
  assert.deepEqual([!outcome.ok && outcome.code, trouble], ["bad_command", null]);
  const attachments = client.attachments.now!;
  assert.ok(await attachments.putAside(files.map(({ id }) => id)));
  assert.deepEqual(client.attachments.of(scene.place).map(({ name }) => name), ["one.bin"]);
  assert.deepEqual(attachments.aside, []);
});
