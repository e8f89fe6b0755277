// What people who talk notice of ten files that come at once, and how much memory that takes.

import { Child } from "../../support/child.ts";
import { Crowd, type LoadFigures, type Seat } from "../load/crowd.ts";
import type { ParleyTarget } from "../parley.ts";
import { type Cast, separateRooms } from "../target.ts";
import { memoryKib } from "../usage.ts";
import type { Place } from "./tus.ts";

const MEMBERS = 5;
export const TALKING: Cast = { people: 50, rooms: separateRooms(10, MEMBERS) };
const MESSAGES_PER_SECOND = 200;
const PATIENCE_MS = 300_000;

export interface TenCame {
  readonly idle: LoadFigures;
  readonly busy: LoadFigures;
  readonly idleMib: number;
  readonly mostMib: number;
}

export async function whileTenCome(
  target: ParleyTarget,
  kind: "plain" | "photographs",
  ms: number,
): Promise<TenCame> {
  const seats: Seat[] = Array.from({ length: TALKING.people }, (_, person) => ({
    person,
    places: [{ room: target.room(Math.floor(person / MEMBERS)), audience: MEMBERS }],
  }));
  await using crowd = await Crowd.join(target, seats);
  const { pid } = target.child;
  const idle = await crowd.pace(MESSAGES_PER_SECOND, { warmMs: 2_000, ms });
  const idleMib = memoryKib(pid) / 1024;
  const { address, token } = placeOf(target);
  await using ten = spawn("ten.ts", address, token, kind);
  await ten.printed("stdout", /ready/);
  let mostMib = 0;
  const timer = setInterval(() => mostMib = Math.max(mostMib, memoryKib(pid) / 1024), 50);
  const busy = await crowd.pace(MESSAGES_PER_SECOND, { warmMs: 1_000, ms });
  // However slow the machine: what is made of a file at its end belongs to what it takes
  await ten.printed("stdout", /(whole\n){10}/, PATIENCE_MS);
  clearInterval(timer);
  ten.kill("SIGKILL");
  return { idle, busy, idleMib, mostMib };
}

export function placeOf(target: ParleyTarget): Place {
  const bearer = target.entry(0).headers!["authorization"]!;
  return { address: `http://127.0.0.1:${target.port}`, token: bearer.slice("Bearer ".length) };
}

export function spawn(program: string, ...args: string[]): Child {
  const path = new URL(program, import.meta.url).pathname;
  return new Child(
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", path, ...args],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
}
