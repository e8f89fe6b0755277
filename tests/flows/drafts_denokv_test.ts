/** One person who writes one draft on two devices at once, each at an instance of its own. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import {
  type Client,
  draftKey,
  type DraftStorage,
  MemoryDraftStorage,
  stateText,
} from "../../lib/client/mod.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { turn } from "../chaos/ending.ts";
import { hurriedTime } from "../chaos/hurried_time.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { seeded } from "../client/seeded.ts";
import { makeRoom } from "../live/gathering.ts";
import { within } from "../support/deadline.ts";
import { denokvServer } from "../support/denokv.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const HURRY = 20;

/** What it has on disk outlives its pages. */
class Device {
  client!: Client;
  readonly #disk: DraftStorage;

  constructor(
    readonly sockets: TrackedSockets,
    readonly person: UserId,
    readonly random: () => number,
  ) {
    this.#disk = new MemoryDraftStorage({ server: "test", person });
    this.boot();
  }

  boot(): void {
    this.client = createClient({
      owner: this.#disk.owner,
      openSocket: () => this.sockets.open(),
      drafts: this.#disk,
      time: hurriedTime(HURRY, this.random),
    });
  }

  /** Over what the composer shows, as a composer does. */
  write(room: RoomId, word: string): void {
    const { text } = this.client.own.draft(room);
    this.client.own.setDraft(room, undefined, `${text} ${word}`.trimStart());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.stop();
    this.sockets.cut();
    await this.sockets[Symbol.asyncDispose]();
  }
}

interface Place extends AsyncDisposable {
  readonly devices: readonly [Device, Device];
  newRoom(): Promise<RoomId>;
  /** Both have told all they have, and have heard what the server makes of it. */
  comesToRest(room: RoomId): Promise<void>;
}

async function twoInstances(): Promise<Place> {
  await using stack = new AsyncDisposableStack();
  const kv = stack.use(await denokvServer());
  const store = { data: "", kv: new URL(kv.address), token: kv.token };
  const servers = [
    stack.use(await startServer({ store, env: { PARLEY_SEND_RATE: "0" } })),
    stack.use(await startServer({ store, env: { PARLEY_SEND_RATE: "0" } })),
  ];
  const ada = await seedPerson(servers[0]!.chat.store, "ada");
  const wire = stack.use(await WireClient.connect(servers[0]!.address, ada.token));
  const [one, other] = servers.map(({ address }, i) =>
    stack.use(new Device(new TrackedSockets(() => address, ada.token), ada.user, seeded(i + 1)))
  );
  const devices = [one!, other!] as const;
  const moved = stack.move();
  return {
    devices,
    newRoom: () => makeRoom(wire),
    comesToRest: (room) => areEven(devices, wire, room),
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

async function areEven(devices: readonly Device[], ada: WireClient, room: RoomId): Promise<void> {
  for (const { client } of devices) {
    const isTold = () => client.own.isTold && client.status.phase === "in sync";
    await within("everything is told", client.until(isTold));
  }
  const { drafts } = given(await ada.ask("sync", { me: null, rooms: [] }));
  const last = drafts!.find((draft) => draft.room === room)!;
  for (const { client } of devices) {
    const isEven = () => client.state.own.drafts.get(draftKey(room))?.version === last.version;
    await within("both have the last one", client.until(isEven));
  }
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== "");

Deno.test("two devices that write one draft at once lose no word, through cuts and reloads, and end alike", async () => {
  await using place = await twoInstances();
  const { devices } = place;
  const random = seeded(7);
  for (let round = 0; round < 6; round++) {
    const room = await place.newRoom();
    for (const { client } of devices) {
      await within("the room", client.until(({ state }) => state.rooms.has(room)));
    }
    const written: string[] = [];
    for (let step = 0; step < 24; step++) {
      const device = devices[random() < 0.5 ? 0 : 1]!;
      const chance = random();
      if (chance < 0.08) device.sockets.cut();
      else if (chance < 0.16) (device.client.stop(), device.boot());
      else {
        written.push(`${round}.${step}`);
        device.write(room, written.at(-1)!);
      }
      for (let turns = random() * 30; turns > 1; turns--) await turn();
    }
    await place.comesToRest(room);
    const [text, same] = devices.map(({ client }) => stateText(client.state));
    assert.equal(text, same);
    const draft = devices[0].client.own.draft(room);
    const kept = new Set([...wordsIn(draft.text), ...wordsIn(draft.other?.text ?? "")]);
    assert.deepEqual(written.filter((word) => !kept.has(word)), [], `round ${round}`);
  }
});

Deno.test("what was sent on one device takes nothing away that was written on another one", async () => {
  await using place = await twoInstances();
  const { devices } = place;
  const [desk, phone] = devices;
  const room = await place.newRoom();
  for (const { client } of devices) {
    await within("the room", client.until(({ state }) => state.rooms.has(room)));
  }
  desk.write(room, "together");
  const hasIt = () => phone.client.own.draft(room).text === "together";
  await within("on the phone too", phone.client.until(hasIt));
  phone.sockets.cut();
  phone.write(room, "and-more");
  desk.client.own.setDraft(room, undefined, "");
  await place.comesToRest(room);
  for (const { client } of devices) {
    const { text, other } = client.own.draft(room);
    assert.ok([text, other?.text].includes("together and-more"));
  }
  phone.client.own.setDraft(room, undefined, "");
  phone.client.own.dropOtherDraft(room);
  const isGone = () => !desk.client.state.own.drafts.has(draftKey(room));
  await within("gone on both", desk.client.until(isGone));
});
