/** The disk under a running server refuses to be written on, and then it takes things again. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { wholeHistory } from "../chaos/history.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { Child } from "../support/child.ts";
import { childServer } from "../support/child_server.ts";
import { within } from "../support/deadline.ts";
import { needProgram, PROGRAMS } from "../support/programs.ts";
import { given, seedChat } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";

const WRITES = "pwrite64,pwritev,ftruncate,fallocate";

/** While it lasts, every write to a file fails in the given way; null where nobody may do that. */
async function spoilDisk(pid: number, error: string): Promise<AsyncDisposable | null> {
  const strace = new Child(
    new Deno.Command(needProgram(PROGRAMS.strace!), {
      args: [
        "-f",
        "-p",
        `${pid}`,
        "-e",
        `trace=${WRITES}`,
        "-e",
        `inject=${WRITES}:error=${error}`,
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
  try {
    await strace.printed("stderr", /attached/);
  } catch (failed) {
    if (!strace.stderr.includes("Operation not permitted")) throw failed;
    console.log("Left out: on this machine a process may not trace one that runs already");
    return null;
  }
  return {
    async [Symbol.asyncDispose]() {
      strace.kill("SIGINT");
      await strace.exited;
    },
  };
}

function waits(client: Client, until: (client: Client) => boolean, what: string): Promise<void> {
  return within(what, client.until(until));
}

for (const [error, disk] of [["EROFS", "read-only"], ["ENOSPC", "full"]] as const) {
  Deno.test(`on a disk that has become ${disk} nothing is acknowledged, and what was said goes out later`, async () => {
    await using folder = await tempFolder();
    const data = `${folder.path}/data`;
    const seeded = await seedChat({ store: { data, kv: "file" }, people: 2, rooms: [[0, 1]] });
    const room = seeded.rooms[0]!;
    await using server = await childServer({ env: { PARLEY_DATA: data, PARLEY_LOG: "error" } });
    await using sockets = new AsyncDisposableStack();
    const [ada, ben] = seeded.users.map((person, i) => {
      const own = sockets.use(new TrackedSockets(() => server.address, seeded.tokens[i]!));
      const owner = { server: "here", person };
      const client = createClient({ owner, openSocket: () => own.open() });
      sockets.defer(() => client.stop());
      client.start();
      return client;
    }) as [Client, Client];
    for (const client of [ada, ben]) {
      await waits(client, ({ status }) => status.phase === "in sync", "in sync");
      await within("the room open", client.openRoom(room));
    }
    const before = given(await given(await ada.send(room, "before")).done) as { id: MessageId };

    const bodies = ["one", "two", "three"];
    const sent: Promise<unknown>[] = [];
    let answers = 0;
    {
      await using spoilt = await spoilDisk(server.pid, error);
      if (spoilt === null) return;
      for (const body of bodies) {
        const { done } = given(await ada.send(room, body));
        sent.push(done.then(() => answers++));
      }
      // The server has seen it and could not store it: it says so, and still answers questions
      const { messages } = ben.state.rooms.get(room)!.timeline!;
      const read = ben.moveRead(room, messages.at(-1)!.id, true);
      const outcome = await within("an answer", read);
      assert.equal(outcome.ok ? "taken" : outcome.code, "unavailable");
      assert.ok((await ben.request("history.page", { room })).ok);
      assert.deepEqual(ada.outbox.map(({ state }) => state), ["sent", "sent", "sent"]);
      assert.equal(answers, 0);
      assert.equal(ada.status.phase, "in sync");
    }
    ada.wake();
    await within("what waited is stored", Promise.all(sent));
    await waits(ben, ({ state }) => bodiesOf(state, room).includes("three"), "all three at ben");

    const stored = (await wholeHistory(ben, room)).filter(({ kind }) => kind !== "system");
    assert.deepEqual(stored.map(({ body }) => body), ["before", ...bodies]);
    assert.equal(stored[0]!.id, before.id);
    assert.deepEqual(ada.outbox, []);
  });
}

function bodiesOf(state: Client["state"], room: RoomId): string[] {
  return state.rooms.get(room)?.timeline?.messages.map(({ body }) => body) ?? [];
}
