// The processes that are measured: Parley as `deno task start` starts it, and a bare server beside it.

import { Child } from "../support/child.ts";
import { spawnServer } from "../support/child_server.ts";

export const ROOT = new URL("../../", import.meta.url).pathname;

const HELLO =
  `Deno.serve({ port: 0, onListen: ({ port }) => console.log("http://localhost:" + port) },
  () => new Response("hello"));`;

export async function spawnParley(
  data: string,
  env: Record<string, string> = {},
): Promise<Child> {
  return await spawnServer({ env: { PARLEY_DATA: data, PARLEY_LOG: "error", ...env } });
}

export async function spawnHello(folder: string): Promise<Child> {
  const file = `${folder}/hello.ts`;
  await Deno.writeTextFile(file, HELLO);
  return new Child(
    new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-net", file],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
}

/** The address that a server prints once it listens. */
export async function addressOf(child: Child): Promise<string> {
  const [address] = await child.printed("stdout", /https?:\/\/[\w.[\]:]+:\d+/);
  return address.replace("localhost", "127.0.0.1");
}

export async function build(): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "build"],
    cwd: ROOT,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
