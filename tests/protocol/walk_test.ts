import assert from "node:assert/strict";
import { seedPerson } from "../support/seed.ts";
import { Child } from "../support/child.ts";
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { fencesOf, readPage } from "./document.ts";

Deno.test("the script that the walk begins with says hello, and hears it", async () => {
  await using server = await startServer();
  await using temp = await tempFolder();
  const { token } = await seedPerson(server.chat.store, "ada");
  const [script] = fencesOf(await readPage(), "js");
  await Deno.writeTextFile(`${temp.path}/hello.js`, script!);
  await using child = new Child(
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "hello.js"],
      cwd: temp.path,
      env: {
        PARLEY_TOKEN: token,
        PARLEY_SOCKET: `${server.address.replace("http", "ws")}/ws`,
        NO_COLOR: "1",
      },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
  await child.printed("stdout", /^Hello, ada$/m);
  assert.equal((await child.exited).code, 0, child.output());
});
