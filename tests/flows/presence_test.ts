import assert from "node:assert/strict";
import type { UserId } from "../../lib/protocol/mod.ts";
import { listOnline, type Store } from "../../lib/store/mod.ts";
import { deadline } from "../support/deadline.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { WireClient } from "../support/wire_client.ts";

const times = { beatMs: 40, leaseMs: 200, graceMs: 120 };

function presenceOf(user: string, presence: string) {
  return (event: WireClient["heard"][number]) =>
    event.type === "presence.changed" && event.user === user && event.presence === presence;
}

Deno.test("who comes is told to those who look, and who goes after a grace, with the time", async () => {
  await using server = await startServer({ times });
  const { store } = server.chat;
  const [ada, ben, eve] = await Promise.all(["ada", "ben", "eve"].map((n) => seedPerson(store, n)));
  await using looker = await WireClient.connect(server.address, ben!.token);
  await using other = await WireClient.connect(server.address, eve!.token);
  const before = given(await looker.ask("people.watch", { users: [ada!.user] })).people;
  assert.deepEqual(before.map(({ presence, lastSeen }) => [presence, lastSeen]), [[
    "offline",
    null,
  ]]);
  {
    await using _tab = await WireClient.connect(server.address, ada!.token);
    {
      await using _second = await WireClient.connect(server.address, ada!.token);
      await looker.hears("ada came", presenceOf(ada!.user, "online"));
    }
  }
  const went = await looker.hears("ada went", presenceOf(ada!.user, "offline"));
  assert.equal(went.type === "presence.changed" && went.lastSeen, server.clock.now());
  const told = looker.heard.filter(({ type }) => type === "presence.changed");
  assert.equal(told.length, 2, "two tabs are one coming and one going");
  const after = given(await other.ask("people.watch", { users: [ada!.user] })).people;
  assert.equal(after[0]!.lastSeen, server.clock.now());
  assert.ok(!other.heard.some(({ type }) => type === "presence.changed"), "who did not look");
});

Deno.test("a new list of people to look at replaces the one before", async () => {
  await using server = await startServer({ times });
  const { store } = server.chat;
  const [ada, ben, cleo] = await Promise.all(
    ["ada", "ben", "cleo"].map((n) => seedPerson(store, n)),
  );
  await using looker = await WireClient.connect(server.address, ben!.token);
  given(await looker.ask("people.watch", { users: [ada!.user] }));
  given(await looker.ask("people.watch", { users: [cleo!.user] }));
  await using _ada = await WireClient.connect(server.address, ada!.token);
  await using _cleo = await WireClient.connect(server.address, cleo!.token);
  await looker.hears("cleo came", presenceOf(cleo!.user, "online"));
  assert.ok(!looker.heard.some(presenceOf(ada!.user, "online")));
});

Deno.test("a restart tells of those who stay away, and of nobody who comes back", async () => {
  await using folder = await tempFolder();
  const started = (graceMs: number) =>
    startServer({ times: { ...times, graceMs }, env: { PARLEY_DATA: folder.path } });
  let people;
  {
    // Nobody is to have gone before it stops
    await using first = await started(2 ** 30);
    const { store } = first.chat;
    people = await Promise.all(["ada", "ben", "cleo"].map((name) => seedPerson(store, name)));
    const [ada, ben, cleo] = people;
    await using looker = await WireClient.connect(first.address, ben!.token);
    given(await looker.ask("people.watch", { users: [ada!.user, cleo!.user] }));
    await using _ada = await WireClient.connect(first.address, ada!.token);
    await using _cleo = await WireClient.connect(first.address, cleo!.token);
    await looker.hears("ada came", presenceOf(ada!.user, "online"));
    await looker.hears("cleo came", presenceOf(cleo!.user, "online"));
  }
  const [ada, ben, cleo] = people;
  await using second = await started(1_000);
  const { store } = second.chat;
  const goOn = standStill(store);
  await using looker = await WireClient.connect(second.address, ben!.token);
  await using _ada = await WireClient.connect(second.address, ada!.token);
  const users = [ada!.user, cleo!.user];
  const now = given(await looker.ask("people.watch", { users })).people;
  assert.deepEqual(now.map(({ presence }) => presence), ["online", "online"]);
  await isOn(store, ada!.user, 2);
  goOn();
  await looker.hears("cleo stayed away", presenceOf(cleo!.user, "offline"));
  await isOn(store, ada!.user, 1);
  // What is told of her comes after all that there was to tell of who was here before
  await using _cleo = await WireClient.connect(second.address, cleo!.token);
  await looker.hears("cleo came back", presenceOf(cleo!.user, "online"));
  const ofAda = looker.heard.filter((event) => "user" in event && event.user === ada!.user);
  assert.deepEqual(ofAda, []);
});

/** No instance that was here before is given up until the grace may go on, however slow the machine. */
function standStill({ kv }: Store): () => void {
  const { promise: free, resolve: goOn } = Promise.withResolvers<void>();
  const list = kv.list.bind(kv);
  async function* late(...asked: Parameters<typeof list>) {
    await free;
    yield* list(...asked);
  }
  kv.list = ((...asked: Parameters<typeof list>) => {
    const [selector] = asked;
    const ofInstances = "prefix" in selector && selector.prefix[0] === "instance";
    return ofInstances ? late(...asked) : list(...asked);
  }) as typeof kv.list;
  return goOn;
}

/** Waits until the store has them on so many instances. */
async function isOn(store: Store, user: UserId, instances: number): Promise<void> {
  const until = deadline();
  while ((await listOnline(store)).filter((row) => row.user === user).length !== instances) {
    until.throwIfAborted();
  }
}
