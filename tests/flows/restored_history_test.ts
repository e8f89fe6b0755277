import assert from "node:assert/strict";
import type { Client } from "../../lib/client/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { checkAlike, checkConverged } from "../chaos/convergence.ts";
import { Dice } from "../chaos/dice.ts";
import { type Fresh, freshClient } from "../chaos/history.ts";
import { Installation, type Person } from "../chaos/installation.ts";
import { Instance } from "../chaos/instance.ts";
import { Ledger } from "../chaos/ledger.ts";
import { Verdict } from "../chaos/verdict.ts";
import { within } from "../support/deadline.ts";
import { seedChat } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";

const PEOPLE = 4;
/** Sleeps from before the copy is taken until after all is over. */
const SLEEPER = 3;
const ROOMS = [[0, 1, 2, 3], [0, 3], [1, 2, 3]];

class Scene implements AsyncDisposable {
  readonly ledger = new Ledger();
  readonly devices: Installation[];

  private constructor(
    readonly instance: Instance,
    readonly people: Person[],
    readonly rooms: RoomId[],
    private readonly owned: AsyncDisposable,
    dice: Dice,
  ) {
    const around = {
      ledger: this.ledger,
      ears: { reordered: [], leaked: [], told: new Map() },
      address: () => instance.proxy.address,
      onChange: () => {},
    };
    this.devices = people.map((person) =>
      new Installation(person.name, person, around, dice.of(person.name), 1_000)
    );
  }

  static async of(data: string, dice: Dice): Promise<Scene> {
    const place = { data, kv: "file" } as const;
    const { users, tokens, rooms } = await seedChat({ store: place, people: PEOPLE, rooms: ROOMS });
    const people = users.map((user, i) => ({ name: `p${i}a`, user, token: tokens[i]! }));
    const instance = await Instance.start({ PARLEY_DATA: data });
    return new Scene(instance, people, rooms, instance, dice);
  }

  async allInStep(devices = this.devices): Promise<void> {
    await Promise.all(devices.map(({ label, client, person }) => {
      client.wake();
      const mine = ROOMS.filter((people) => people.includes(this.people.indexOf(person)));
      return within(`${label} at rest`, client.until(isAtRest(mine.length)));
    }));
  }

  /** By those who are awake, in turn, with some reading in between. Done when all are answered. */
  async say(part: string, count: number, dice: Dice): Promise<void> {
    const awake = this.devices.filter(({ isAsleep }) => !isAsleep);
    for (let i = 0; i < count; i++) {
      const { client } = awake[i % awake.length]!;
      const room = dice.pick([...client.state.rooms.values()])!;
      assert.ok((await client.send(room.id, `${part} ${i}`)).ok);
      const last = room.timeline?.messages.at(-1);
      const mine = dice.pick(
        room.timeline!.messages.filter(({ from, kind }) =>
          from === client.state.me && kind !== "system"
        ),
      );
      if (mine && dice.chance(0.2)) void client.edit(room.id, mine.id, `${mine.body} then ${part}`);
      if (mine && dice.chance(0.1)) void client.react(room.id, mine.id, "🎉", dice.chance(0.7));
      if (last && dice.chance(0.2)) void client.moveRead(room.id, last.id);
      if (last && dice.chance(0.1)) void client.moveRead(room.id, last.id, true);
    }
    await this.allInStep(awake);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.devices.map((device) => device.stop()));
    await this.owned[Symbol.asyncDispose]();
  }
}

function isAtRest(rooms: number) {
  return ({ status, outbox, state }: Client) =>
    status.phase === "in sync" && outbox.every(({ state }) => state === "failed") &&
    state.rooms.size === rooms &&
    [...state.rooms.values()].every(({ timeline }) => timeline !== null);
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.remove(to, { recursive: true }).catch(() => {});
  await Deno.mkdir(to, { mode: 0o700 });
  for await (const { name, isFile } of Deno.readDir(from)) {
    if (isFile) await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

async function checkAll({ devices, people, instance }: Scene): Promise<Map<string, Fresh>> {
  const verdict = new Verdict();
  await using resources = new AsyncDisposableStack();
  const all = new Map<string, Fresh>();
  for (const [i, device] of devices.entries()) {
    const fresh = resources.use(await freshClient(people[i]!, instance.proxy.address));
    all.set(device.label, fresh);
    const isThere = (client: Client) =>
      client.state.cursor === fresh.client.state.cursor &&
      [...fresh.client.state.rooms.values()].every(({ id, cursor, memberList }) => {
        const held = client.state.rooms.get(id);
        return held?.cursor === cursor && (held.memberList === null) === (memberList === null);
      });
    await within(`${device.label} there`, device.client.until(isThere)).catch((error) =>
      verdict.add("diverged", String(error))
    );
    checkConverged(device.label, device.client, fresh, verdict);
  }
  checkAlike(new Map(devices.map(({ label, client }) => [label, client])), verdict);
  assert.equal(verdict.text(), "");
  return all;
}

for (let seed = 1; seed <= 4; seed++) {
  Deno.test(`a server that is put back to a copy of its file takes everyone along (${seed})`, async () => {
    await using folder = await tempFolder();
    const [data, copy] = [`${folder.path}/data`, `${folder.path}/copy`];
    const dice = new Dice(seed);
    await using scene = await Scene.of(data, dice);
    await scene.allInStep();
    await scene.say("before", 30, dice);
    scene.devices[SLEEPER]!.sleep();
    await scene.instance.restart("SIGTERM", () => copyFolder(data, copy));
    await scene.allInStep(scene.devices.slice(0, SLEEPER));
    await scene.say("undone", 100, dice);
    if (seed === 2) {
      // This one saw what is undone, and sleeps through the rest
      scene.devices[SLEEPER]!.wake();
      await scene.allInStep();
      scene.devices[SLEEPER]!.sleep();
    }
    await scene.instance.restart("SIGTERM", () => copyFolder(copy, data));
    await scene.allInStep(scene.devices.slice(0, SLEEPER));
    await scene.say("after", 200, dice);
    scene.devices[SLEEPER]!.wake();
    await scene.allInStep();
    const all = await checkAll(scene);
    const there = new Map([...all.values()].flatMap(({ history }) => [...history]));
    const bodies = [...there.values()].flat().filter(({ kind }) => kind === "chat")
      .map(({ body }) => body);
    const count = (part: string) => bodies.filter((body) => body.startsWith(part)).length;
    assert.deepEqual([count("before"), count("after")], [30, 200]);
    assert.ok(!bodies.some((body) => body.includes("undone")));
  });
}
