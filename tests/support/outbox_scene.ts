/** A real server, a gate before it, a browser with ada in it, and ben who reads past the gate. */
import type { Page } from "playwright-core";
import { type FileRef, LIMITS, type RoomId } from "../../lib/protocol/mod.ts";
import { Chromium } from "./chromium.ts";
import { Gate } from "./gate.ts";
import { holdLock } from "./hold_lock.ts";
import { type Person, Profile, type Tab } from "./outbox_tab.ts";
import { given, seedPerson } from "./seed.ts";
import { startServer, type TestServer } from "./server.ts";
import { WireClient } from "./wire_client.ts";

export class OutboxScene implements AsyncDisposable {
  constructor(
    readonly gate: Gate,
    readonly profile: Profile,
    readonly people: { readonly ada: Person; readonly ben: Person; readonly eve: Person },
    readonly room: RoomId,
    readonly ben: WireClient,
    readonly server: TestServer,
    readonly resources: AsyncDisposableStack,
  ) {}

  tab(person: Person = this.people.ada, patient = false): Promise<Tab> {
    return this.profile.tab(this.gate.address, person, patient);
  }

  /** A page that has the lock, so that no tab holds ada's outbox until it is closed. */
  async keepLock(): Promise<Page> {
    const page = await this.profile.context.newPage();
    await page.goto(`${this.gate.address}/blank`);
    const name = `parley outbox of ${this.people.ada.user} on ${this.gate.address}`;
    await holdLock(page, name);
    return page;
  }

  /** The texts of the room as they are stored, oldest first. */
  async stored(): Promise<string[]> {
    const limit = LIMITS.pageMessages;
    const page = given(await this.ben.ask("history.page", { room: this.room, limit }));
    return page.messages.filter(({ kind }) => kind === "chat" || kind === "file")
      .map(({ body }) => body);
  }

  /** The files of the room's messages, as ben may fetch them. */
  async storedFiles(): Promise<{ file: FileRef; bytes: Uint8Array<ArrayBuffer> }[]> {
    const page = given(await this.ben.ask("history.page", { room: this.room }));
    const files = page.messages.flatMap((message) => message.files ?? []);
    const headers = { authorization: `Bearer ${this.people.ben.token}` };
    return await Promise.all(files.map(async (file) => {
      const response = await fetch(`${this.server.address}/files/${file.id}`, { headers });
      return { file, bytes: await response.bytes() };
    }));
  }

  /** Waits until the server has a message of this text. */
  async arrives(body: string): Promise<void> {
    const fits = ({ type, ...rest }: { type: string }) =>
      type === "moved" && JSON.stringify(rest).includes(`"body":${JSON.stringify(body)}`);
    await this.ben.hears(`${body} arrives`, fits);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

export async function outboxScene(): Promise<OutboxScene> {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer({ env: { PARLEY_SEND_RATE: "0" } }));
  const [ada, ben, eve] = await Promise.all(
    ["ada", "ben", "eve"].map((name) => seedPerson(server.chat.store, name)),
  );
  const watcher = resources.use(await WireClient.connect(server.address, ben!.token));
  const facts = { name: "Café", visibility: "private", past: "everyone" } as const;
  const created = await watcher.ask("room.create", { once: await watcher.once(), ...facts });
  const { room } = given(created);
  for (const { user } of [ada!, eve!]) given(await watcher.ask("room.add", { room, user }));
  const gate = resources.use(new Gate(server.address));
  const chromium = resources.use(await Chromium.open());
  const profile = resources.use(await Profile.open(chromium));
  await profile.signIn(gate.address, ada!);
  const people = { ada: ada!, ben: ben!, eve: eve! };
  return new OutboxScene(gate, profile, people, room, watcher, server, resources.move());
}
