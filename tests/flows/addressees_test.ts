/** Whom a text calls, as a client finds it: by the one rule for what is a mention, and by who may call all. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import { addresseesOf, type Client } from "../../lib/client/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { busyPlace, type Resident } from "../support/busy_place.ts";
import { within } from "../support/deadline.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

Deno.test("a text calls those whom it names outside of code, and everyone if its writer may do that", async () => {
  await using server = await startServer();
  const { people, rooms, direct } = await busyPlace(server);
  await using mara = await deviceOf(server.address, people.mara);
  await using ines = await deviceOf(server.address, people.ines);
  const text = "@room @TOMAS, @tomas and @mara: `@jonas` @nobody post@aiko.example";
  const mentions = [people.tomas.user, people.mara.user];
  const named = ["nobody"];
  await Promise.all([mara, ines].map(({ client }) => client.directory.load()));
  const called = addresseesOf(text, rooms.saturday, mara.client);
  assert.deepEqual(called, { mentions, named, shout: "room" });
  assert.deepEqual(addresseesOf(text, rooms.saturday, ines.client), { mentions, named });
  assert.deepEqual(addresseesOf(text, direct, mara.client), { mentions, named });
  assert.deepEqual(addresseesOf("```\n@here @tomas\n```", rooms.saturday, mara.client), {});

  const sent = given(await ines.client.send(rooms.saturday, text, { mentions }));
  assert.ok((await within("what a member says is taken", sent.done)).ok);
});

interface Device extends AsyncDisposable {
  readonly client: Client;
}

async function deviceOf(address: string, { user, token }: Resident): Promise<Device> {
  const sockets = new TrackedSockets(() => address, token);
  const owner = { server: address, person: user };
  const client = createClient({ owner, openSocket: () => sockets.open() });
  await within("in sync", client.until(({ status }) => status.phase === "in sync"));
  return {
    client,
    async [Symbol.asyncDispose]() {
      client.stop();
      await sockets[Symbol.asyncDispose]();
    },
  };
}
