/** A place with Ada, who has a room and files, and with people who come for them. */
import assert from "node:assert/strict";
import type { FileId, FileRef, MessageId, Role, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { personRow } from "../../lib/store/mod.ts";
import { makeRoom } from "../live/gathering.ts";
import { FileSender } from "../support/file_sender.ts";
import { ScriptlessBrowser } from "../support/scriptless_browser.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

export interface Guest extends FileSender {
  readonly user: UserId;
}

export interface FileScene extends AsyncDisposable {
  readonly server: TestServer;
  readonly ada: FileSender;
  readonly room: RoomId;
  readonly wire: WireClient;
  person(name: string, role?: "member" | "guest"): Promise<Guest>;
  says(...files: string[]): Promise<MessageId>;
  /** As a message of the room names it. */
  refOf(id: string): Promise<FileRef>;
}

export async function fileScene(env: Record<string, string> = {}): Promise<FileScene> {
  const server = await startServer({ env: { PARLEY_SEND_RATE: "0", ...env } });
  const { chat, address } = server;
  const { token } = await seedPerson(chat.store, "ada");
  const wire = await WireClient.connect(address, token);
  const room = await makeRoom(wire);
  const says: FileScene["says"] = async (...ids) => {
    const files = ids.map((id) => ({ id: id as FileId }));
    const once = await wire.once();
    return given(await wire.ask("message.send", { once, room, body: "", files })).id;
  };
  return {
    ...{ server, room, wire, says, ada: new FileSender(address, token) },
    async person(name, role = "member") {
      const { token, user } = await seedPerson(chat.store, name);
      const row = personRow(user);
      given(
        await chat.store.writer.write({
          rows: [row],
          decide: (draft) => (draft.set(row, { ...draft.get(row)!, role }), { ok: true }),
        }),
      );
      return Object.assign(new FileSender(address, token), { user });
    },
    async refOf(id) {
      const said = await says(id);
      const { messages } = given(await wire.ask("history.page", { room }));
      return messages.find((message) => message.id === said)!.files![0]!;
    },
    async [Symbol.asyncDispose]() {
      await wire[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Who looks after the place, or doesn't, at a browser without scripts. */
export async function browserOf({ server }: FileScene, by: FileSender, role: Role) {
  const browser = new ScriptlessBrowser(server.address);
  browser.cookie = `parley=${by.token}`;
  const wire = await WireClient.connect(server.address, by.token);
  const row = personRow(wire.hello.you.id);
  await wire[Symbol.asyncDispose]();
  const { store } = server.chat;
  await store.writer.write({
    rows: [row],
    decide: (draft) => (draft.set(row, { ...draft.get(row)!, role }), { ok: true }),
  });
  return browser;
}

export function text(said: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(said);
}

export async function statusOf(asked: Promise<Response>): Promise<number> {
  const response = await asked;
  await response.body?.cancel();
  return response.status;
}

/** All that an answer says, but what differs each time. */
export async function wholeOf(asked: Promise<Response>): Promise<string> {
  const response = await asked;
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  assert.ok(Object.keys(headers).length > 3);
  const told = JSON.stringify([
    response.status,
    response.statusText,
    headers,
    await response.text(),
  ]);
  return told.replaceAll(/'nonce-[^']+'|nonce=\\?"[^"]+"/g, "");
}
