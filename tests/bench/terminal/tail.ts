import { tempFolder } from "../../support/temp_folder.ts";
import { Crowd, type Seat } from "../load/crowd.ts";
import { startParley } from "../parley.ts";
import type { Cast } from "../target.ts";
import { cpuSeconds, memoryKib } from "../usage.ts";
import { CountedProgram } from "./program.ts";

const READER = 0;
const WRITERS = 32;
const CAST: Cast = {
  people: 1 + WRITERS,
  rooms: [Array.from({ length: 1 + WRITERS }, (_, person) => person)],
};
/** As many as the place remembers the results of. */
const OPEN = 16;
const WARM = 4_000;
const WAIT_MS = 120_000;

export interface TailFigures {
  /** From the first that is sent to the last that stands in the pipe. */
  readonly perSecond: number;
  /** Processor that the program takes for one line, in microseconds. */
  readonly cpuPerLine: number;
  readonly memoryMib: number;
}

/** So many messages, as fast as the server takes them, from there into a pipe. */
export async function measureTail(count: number, ...more: string[]): Promise<TailFigures> {
  await using folder = await tempFolder();
  await using target = await startParley(CAST);
  const seats: Seat[] = Array.from({ length: WRITERS }, (_, i) => ({
    person: 1 + i,
    places: [{ room: target.room(0), audience: WRITERS }],
    onlyCounts: true,
  }));
  await using crowd = await Crowd.join(target, seats);
  const args = ["tail", target.room(0), "--follow", "--json", "--last", "1000", ...more];
  await using program = new CountedProgram(target, READER, folder.path, args);
  // What happened before it came: the room was made, and the writers came in
  await program.printed(1 + WRITERS, WAIT_MS);
  const send = (each: number) => crowd.sendEach(seats.map(() => each), OPEN);
  await send(WARM / WRITERS);
  await program.printed(1 + WRITERS + WARM, WAIT_MS);
  const [since, cpu] = [performance.now(), cpuSeconds(program.pid)];
  const sent = send(count / WRITERS);
  await program.printed(1 + WRITERS + WARM + count, WAIT_MS);
  const seconds = (performance.now() - since) / 1000;
  const cpuPerLine = (cpuSeconds(program.pid) - cpu) / count * 1e6;
  await sent;
  return { perSecond: count / seconds, cpuPerLine, memoryMib: memoryKib(program.pid) / 1024 };
}
