/** The scripts of docs/people.md, run as it says. */
import assert from "node:assert/strict";
import { hashOf, newProgramToken } from "../lib/auth/mod.ts";
import { addSession, type Scope, type Store } from "../lib/store/mod.ts";
import { fencesOf } from "./protocol/document.ts";
import { Chatter } from "./store/chatter.ts";
import { Child } from "./support/child.ts";
import { given, seedPerson } from "./support/seed.ts";
import { startServer } from "./support/server.ts";
import { tempFolder } from "./support/temp_folder.ts";

const PAGE = new URL("../docs/people.md", import.meta.url);

async function tokenTo(store: Store, chatter: Chatter, scope: Scope): Promise<string> {
  const { user } = chatter;
  const token = newProgramToken();
  const session = { user, createdAt: 0, expiresAt: Infinity, token: { name: "", scopes: [scope] } };
  given(await addSession(store, hashOf(token), session));
  return token;
}

Deno.test("one script of docs/people.md hears what the other one says, and only that one may", async () => {
  await using server = await startServer();
  await using temp = await tempFolder();
  const { store } = server.chat;
  const ada = await Chatter.at(store, (await seedPerson(store, "ada")).user);
  const room = await ada.makes({});
  const [listen, say] = fencesOf(await Deno.readTextFile(PAGE), "js");
  const run = async (name: string, script: string, scope: Scope, ...args: string[]) => {
    const here = script.replace("ws://localhost:8000", server.address.replace("http", "ws"));
    await Deno.writeTextFile(`${temp.path}/${name}`, here);
    return new Child(
      new Deno.Command(Deno.execPath(), {
        args: ["run", "--allow-net", "--allow-env", name, ...args],
        cwd: temp.path,
        env: { PARLEY_TOKEN: await tokenTo(store, ada, scope), NO_COLOR: "1" },
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }),
    );
  };
  await using listening = await run("listen.js", listen!, "read");
  await listening.printed("stdout", /^listening$/m);
  await using wrong = await run("say.js", say!, "read", room, "Not this");
  await wrong.printed("stderr", /lacks the scope "write"/);
  await using saying = await run("say.js", say!, "write", room, "The backup is done");
  assert.equal((await saying.exited).code, 0, saying.output());
  await listening.printed("stdout", new RegExp(`^${room} The backup is done$`, "m"));
  assert.ok(!listening.output().includes("Not this"));
});
