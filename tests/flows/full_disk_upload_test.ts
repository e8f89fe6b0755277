/** The disk is full in the middle of an upload: who sends hears so, nothing is half kept, and chat goes on. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { FileId, RoomId } from "../../lib/protocol/mod.ts";
import { openStore } from "../../lib/store/mod.ts";
import { bodiesStored, makeRoom, say } from "../live/gathering.ts";
import { type ChildServer, childServer } from "../support/child_server.ts";
import { FileSender } from "../support/file_sender.ts";
import { given, seedPerson } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { WireClient } from "../support/wire_client.ts";

const MIB = 1024 * 1024;
/** What no file may have more of, the database's neither. */
const MOST_MIB = 12;

/** No stretch of it is like another. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i += 4) {
    bytes[i] = i >> 18, bytes[i + 1] = i >> 10, bytes[i + 2] = i >> 2;
  }
  return bytes;
}

async function seeded(data: string): Promise<string> {
  const opened = await openStore({ data, kv: "file" });
  assert.ok(opened.ok);
  const { token } = await seedPerson(opened.store, "ada");
  await opened.store.close();
  return token;
}

/** Sends one after another until somebody has seen what they wait for. */
async function talking(wire: WireClient, room: RoomId, until: Promise<unknown>): Promise<string[]> {
  let isOver = false;
  until.then(() => isOver = true, () => isOver = true);
  const said: string[] = [];
  while (!isOver || said.length < 20) {
    said.push(`and ${said.length}`);
    await say(wire, room, said.at(-1)!);
  }
  return said;
}

/** All bytes that lie in the place for files. */
async function bytesIn(data: string): Promise<number> {
  let sum = 0;
  for await (const { name, isDirectory } of Deno.readDir(`${data}/files`)) {
    if (!isDirectory) continue;
    for await (const file of Deno.readDir(`${data}/files/${name}`)) {
      sum += (await Deno.stat(`${data}/files/${name}/${file.name}`)).size;
    }
  }
  return sum;
}

Deno.test(
  "a disk that is full in the middle of an upload is told, gives back what came in vain, and holds up no message",
  {
    ignore: Deno.build.os === "windows",
  },
  async () => {
    await using folder = await tempFolder();
    const data = `${folder.path}/data`;
    const token = await seeded(data);
    const env = { PARLEY_DATA: data, PARLEY_SEND_RATE: "0" };
    const bytes = noise(20 * MIB);
    let path: string;
    let room: RoomId;
    {
      await using server: ChildServer = await childServer({
        env,
        fileBlocks: MOST_MIB * MIB / 512,
      });
      const ada = new FileSender(server.address, token);
      await using wire = await WireClient.connect(server.address, token);
      room = await makeRoom(wire);
      path = await ada.announces(bytes.length, "noise.bin");
      assert.equal((await ada.sends(path, 0, bytes.slice(0, 5 * MIB))).status, 204);
      const sending = ada.sends(path, 5 * MIB, bytes.slice(5 * MIB));
      const said = await talking(wire, room, sending);
      const full = await sending;
      assert.equal(full.status, 507);
      assert.match(await full.text(), /no room left for files/);
      assert.equal(await ada.offsetOf(path), 5 * MIB, "what was there stays");
      assert.equal(await bytesIn(data), 5 * MIB, "and nothing else");
      assert.deepEqual(await bodiesStored(wire, room), said);

      const id = await ada.brings(bytes.slice(0, 4 * MIB), "small.bin") as FileId;
      const once = await wire.once();
      given(await wire.ask("message.send", { once, room, body: "a small one", files: [{ id }] }));
    }
    await using server = await childServer({ env });
    const ada = new FileSender(server.address, token);
    assert.equal((await ada.sends(path, 5 * MIB, bytes.slice(5 * MIB))).status, 204);
    const fetched = await (await ada.fetches(path.slice("/uploads/".length))).bytes();
    const digest = (some: Uint8Array) => createHash("sha256").update(some).digest("hex");
    assert.equal(digest(fetched), digest(bytes), "it goes on once there is room");
  },
);
