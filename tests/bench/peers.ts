// The servers that Parley is measured beside, as child processes.

import { Child } from "../support/child.ts";
import { findProgram } from "../support/programs.ts";
import { PARLEY_WIRE } from "./load/parley_wire.ts";
import { SOCKETIO_WIRE } from "./load/socketio_wire.ts";
import type { Wire } from "./load/wire.ts";
import { addressOf, ROOT } from "./processes.ts";
import { type Cast, roomsOf, type Target } from "./target.ts";

interface Peer {
  file: string;
  wire: Wire;
  /** Where its users run it, when that is there. */
  program: "node" | "deno";
}

const PEERS = {
  "ws": { file: "ws.js", wire: PARLEY_WIRE, program: "node" },
  "socket.io": { file: "socketio.js", wire: SOCKETIO_WIRE, program: "node" },
  "naive": { file: "naive.ts", wire: PARLEY_WIRE, program: "deno" },
  "bare": { file: "bare.ts", wire: PARLEY_WIRE, program: "deno" },
} as const satisfies Record<string, Peer>;

export type PeerName = keyof typeof PEERS;

export async function startPeer(
  name: PeerName,
  cast: Cast,
  env: Record<string, string> = {},
): Promise<Target> {
  const { file, wire, program } = PEERS[name];
  const node = program === "node" ? findProgram({ name: "node", install: "" }) : undefined;
  const child = spawn(node, `tests/bench/peers/${file}`, env);
  const { port } = new URL(await addressOf(child));
  const room = (index: number) => `r${index.toString(36).padStart(11, "0")}`;
  const entries = pathsOf(cast, room);
  return {
    name: `${name} (${node === undefined ? "Deno" : "Node"})`,
    child,
    port: Number(port),
    wire,
    storePid: null,
    room,
    entry: (person) => ({
      path: `${wire === SOCKETIO_WIRE ? "/socket.io/" : "/ws"}?${entries[person]}`,
      headers: {},
    }),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

function spawn(node: string | undefined, file: string, env: Record<string, string>): Child {
  const args = node === undefined ? ["run", "-A", "--unstable-kv", "--no-check", file] : [file];
  return new Child(
    new Deno.Command(node ?? Deno.execPath(), {
      args,
      cwd: ROOT,
      env: { ...env, NODE_ENV: "production", NO_COLOR: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
}

function pathsOf(cast: Cast, room: (index: number) => string): string[] {
  return Array.from({ length: cast.people }, (_, person) => {
    const rooms = roomsOf(cast, person).map(room).join(",");
    return `EIO=4&transport=websocket&user=u${person}&rooms=${rooms}`;
  });
}
