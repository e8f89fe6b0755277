// A program that sends files by an outbox on disk, and says what goes over its road: to be killed in the middle.

import { sendFiles } from "../../lib/cli/files/mod.ts";
import type { Desk } from "../../lib/cli/chat/desk.ts";
import { plainReach, type Reach } from "../../lib/cli/login/reach.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { sendingClient } from "./sending_client.ts";

const [state, server, token, person, room, heldAt, text, ...paths] = Deno.args as [
  ...[string, string, string, UserId, RoomId, string, string],
  ...string[],
];

const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
const plain = plainReach(server);
let parts = 0;
const reach: Reach = {
  ...plain,
  async fetch(path, init) {
    const offset = new Headers(init?.headers).get("upload-offset") ?? "";
    say(`${init?.method} ${offset}`.trim());
    // What the place has of the parts before this one is kept here as well
    if (init?.method === "PATCH" && ++parts === Number(heldAt)) {
      say("held");
      return await new Promise(() => {});
    }
    return await plain.fetch(path, init);
  },
};
const owner = { server, person };
const { client, outbox } = await sendingClient({ owner, state, token, room, reach });
const desk = {
  ...{ client, reach, token, room, thread: null },
  complain: say,
  follow: () => ({ now() {}, end: say }),
} as unknown as Desk;
if (paths.length > 0) await sendFiles(desk, paths, text);
say(`waiting ${outbox.count}`);
await client.until(() => outbox.count === 0);
client.stop();
await outbox.close();
say("dry");
Deno.exit(0);
