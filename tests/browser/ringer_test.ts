/** Tabs of one person: which of them rings, for what, and what all of them know of why. */
import assert from "node:assert/strict";
import {
  type Decided,
  type DecidedStorage,
  MOST_DECIDED,
  Ringer,
} from "../../lib/browser/ringer.ts";
import { Looking } from "../../lib/browser/looking.ts";
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { Message, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { desk } from "../client/client_desk.ts";
import type { ModelSocket } from "../client/model_server.ts";
import { ADA, BEN, ROOM } from "../client/samples.ts";
import { settled } from "../client/test_time.ts";

const OTHER_ROOM = "rother000000" as RoomId;

interface Tab {
  readonly client: Client;
  readonly ringer: Ringer;
  readonly looking: Looking;
  readonly rung: string[];
  readonly takenBack: MessageId[];
  socket(): ModelSocket;
  close(): void;
}

/** Ada's tabs, and what Ben says. */
class Scene implements Disposable {
  readonly desk = desk();
  readonly tabs: Tab[] = [];
  #kept: readonly Decided[] = [];
  #name = `${Math.random()}`;

  readonly kept: DecidedStorage = {
    read: () => this.#kept,
    write: (decided) => this.#kept = decided,
    forget: () => this.#kept = [],
  };

  async open(kept = this.kept): Promise<Tab> {
    const { server, time } = this.desk;
    let socket!: ModelSocket;
    const client = createClient({
      owner: { server: "model", person: ADA },
      openSocket: () => socket = server.connect(ADA),
      time,
    });
    await this.run(() => [socket]);
    const looking = new Looking();
    const [rung, takenBack]: [string[], MessageId[]] = [[], []];
    const ringer = new Ringer(this.#name, {
      ...{ client, looking, kept },
      ring: (_room, message) => void rung.push(message.body),
      takeBack: (_room, id) => void takenBack.push(id),
    });
    const close = () => {
      ringer.stop();
      looking.look([]);
      client.stop();
    };
    const tab = { client, ringer, looking, rung, takenBack, socket: () => socket, close };
    this.tabs.push(tab);
    await locksGiven();
    return tab;
  }

  async run(sockets = () => this.tabs.map(({ socket }) => socket())): Promise<void> {
    for (let i = 0; i < 20; i++) {
      await settled();
      for (const socket of sockets()) {
        socket.work();
        socket.deliver();
      }
    }
    await settled();
  }

  says(body: string, more: Partial<Message> = {}, room = this.desk.room): MessageId {
    const at = this.tabs[0]!.client.serverTime;
    return this.desk.server.post(room, BEN, { body, at, ...more });
  }

  calls(body: string): MessageId {
    return this.says(body, { mentions: [ADA] });
  }

  [Symbol.dispose](): void {
    this.desk.client.stop();
    for (const { close } of this.tabs) close();
  }
}

/** The locks that can be given are given before another one that nobody else asks for. */
async function locksGiven(): Promise<void> {
  await navigator.locks.request(`${Math.random()}`, () => {});
  await settled();
}

/** Settled when so much was decided there. */
function decided({ ringer }: Tab, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = () => ringer.decided.length >= count && resolve();
  const off = ringer.subscribe(look);
  look();
  return promise.finally(off);
}

const whyOf = ({ ringer }: Tab) => ringer.decided.map(({ decision }) => decision.why.because);

Deno.test("a mention rings and another message does not, and why is known of both", async () => {
  using scene = new Scene();
  const tab = await scene.open();
  scene.says("cake");
  const id = scene.calls("Ada!");
  await scene.run();
  await decided(tab, 2);
  assert.deepEqual(tab.rung, ["Ada!"]);
  assert.deepEqual(whyOf(tab), ["only_mentions", "mentioned"]);
  const { room, from, decision } = tab.ringer.decided[1]!;
  assert.deepEqual([room, from, decision.loud], [ROOM, BEN, true]);
  assert.ok(!JSON.stringify(scene.kept.read()).includes("Ada!"), "no text is kept");
  scene.desk.server.commit(scene.desk.room, [
    { ...{ type: "message.deleted", id, ordinal: 2, from: BEN }, counted: true } as never,
  ]);
  await scene.run();
  assert.deepEqual(tab.takenBack, [id]);
});

Deno.test("of two tabs one rings, both know why, and the other rings when that one is closed", async () => {
  using scene = new Scene();
  const [first, second] = [await scene.open(), await scene.open()];
  scene.calls("one");
  await scene.run();
  await Promise.all([decided(first, 1), decided(second, 1)]);
  assert.deepEqual([first.rung, second.rung], [["one"], []]);
  first.close();
  scene.tabs.shift();
  await locksGiven();
  scene.calls("two");
  await scene.run();
  await decided(second, 2);
  assert.deepEqual([first.rung, second.rung], [["one"], ["two"]]);
  // Before anything is written down
  const third = await scene.open({ ...scene.kept, read: () => [] });
  await decided(third, 2);
  assert.deepEqual(third.ringer.decided, second.ringer.decided);
});

Deno.test("what the tab that leads did not come to, the next one rings for, and for nothing twice", async () => {
  using scene = new Scene();
  const [first, second] = [await scene.open(), await scene.open()];
  scene.calls("one");
  await scene.run();
  await Promise.all([decided(first, 1), decided(second, 1)]);
  first.client.stop();
  scene.calls("two");
  await scene.run(() => [second.socket()]);
  assert.deepEqual(second.rung, []);
  first.close();
  scene.tabs.shift();
  await decided(second, 2);
  assert.deepEqual([first.rung, second.rung], [["one"], ["two"]]);
});

Deno.test("nothing rings where somebody looks in any tab, until that one looks elsewhere", async () => {
  using scene = new Scene();
  const [first, second] = [await scene.open(), await scene.open()];
  second.looking.look([ROOM]);
  await locksGiven();
  scene.calls("seen");
  await scene.run();
  await decided(first, 1);
  second.looking.look([OTHER_ROOM]);
  await locksGiven();
  scene.calls("unseen");
  await scene.run();
  await decided(first, 2);
  assert.deepEqual(whyOf(first), ["looking", "mentioned"]);
  assert.deepEqual(first.rung, ["unseen"]);
});

Deno.test("what was missed while the connection was lost rings when it is back, once, and not if it is old", async () => {
  using scene = new Scene();
  const tab = await scene.open();
  scene.calls("before");
  await scene.run();
  await decided(tab, 1);
  tab.socket().cut();
  const at = tab.client.serverTime;
  scene.calls("missed");
  scene.says("not for her");
  const other = scene.desk.server.addRoom(OTHER_ROOM, [ADA, BEN]);
  scene.says("old", { mentions: [ADA], at: at - 24 * 60 * 60 * 1_000 }, other);
  await scene.desk.time.pass(60_000);
  await scene.run();
  await decided(tab, 3);
  assert.deepEqual(tab.rung, ["before", "missed"]);
  assert.deepEqual(whyOf(tab), ["mentioned", "mentioned", "only_mentions"]);
});

Deno.test("as many are kept as one would read, over a reload too", async () => {
  using scene = new Scene();
  const tab = await scene.open();
  for (let n = 0; n < MOST_DECIDED + 20; n++) {
    scene.says(`${n}`);
    if (n % 40 === 0) await scene.run();
  }
  const last = scene.calls("last");
  await scene.run();
  while (tab.ringer.decided.at(-1)?.id !== last) await settled();
  assert.equal(tab.ringer.decided.length, MOST_DECIDED);
  tab.close();
  scene.tabs.shift();
  const next = await scene.open();
  assert.deepEqual(next.ringer.decided, tab.ringer.decided);
  assert.deepEqual(next.rung, []);
});
