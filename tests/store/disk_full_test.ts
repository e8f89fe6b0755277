/** A disk that takes no more: nothing is acknowledged that is not there, and what was there stays. */
import assert from "node:assert/strict";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { Child } from "../support/child.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { Chatter, openedAt } from "./chatter.ts";

const LIMIT_BLOCKS = 4_096;

/** Files of this process may not grow beyond the limit: a full disk that needs no disk to be filled. */
function onSmallDisk(data: string): Child {
  const script = import.meta.resolve("./fill_disk.ts");
  const command = `trap '' XFSZ; ulimit -f ${LIMIT_BLOCKS}; exec "$0" "$@"`;
  return new Child(
    new Deno.Command("/bin/sh", {
      args: [
        "-c",
        command,
        Deno.execPath(),
        "run",
        "-A",
        "--unstable-kv",
        "--no-check",
        script,
        data,
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
}

Deno.test("on a full disk writes are refused, and what was acknowledged is there", {
  ignore: Deno.build.os === "windows",
}, async () => {
  await using temp = await tempFolder();
  const data = `${temp.path}/data`;
  await using child = onSmallDisk(data);
  const { code } = await child.exited;
  assert.equal(code, 0, child.output());
  assert.match(child.stdout, /^refusals 5$/m, "the disk was full");
  const [, room, user] = /^room (\w+) (\w+)$/m.exec(child.stdout)!;
  const acknowledged = /^acknowledged (.*)$/m.exec(child.stdout)![1]!.split(" ");
  assert.ok(acknowledged.length > 10);

  const store = await openedAt({ data, kv: "file" });
  const ada = await Chatter.at(store, user as UserId);
  const stored = (await ada.history(room as RoomId)).filter(({ kind }) => kind !== "system");
  const ids = new Set<string>(stored.map(({ id }) => id));
  assert.deepEqual(acknowledged.filter((id) => !ids.has(id)), []);
  assert.equal(new Set(stored.map(({ clientId }) => clientId)).size, stored.length);
  await ada.sent(room as RoomId, "there is room again");
  await store.close();
});
