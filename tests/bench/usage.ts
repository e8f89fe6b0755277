// What a process costs, as the kernel counts it. Linux alone: elsewhere there is nothing to read.

/** The kernel counts in hundredths of a second, whatever its own timer does. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor that all threads of the process have had, in the program and in the kernel for it. */
export function cpuSeconds(pid: number | "self"): number {
  const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
  // The name, in brackets, may hold anything; what follows it is fields
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** What the process holds that is its own: pages of files that it maps are not. */
export function memoryKib(pid: number): number {
  const rollup = Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`);
  return Number(/^Anonymous: *(\d+) kB/m.exec(rollup)?.[1]);
}

/** All that it holds, with pages of files that others may hold as well. */
export function residentKib(pid: number): number {
  const rollup = Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`);
  return Number(/^Rss: *(\d+) kB/m.exec(rollup)?.[1]);
}

export function openFiles(pid: number): number {
  return Array.from(Deno.readDirSync(`/proc/${pid}/fd`)).length;
}

/** How busy the server and the load were, each in parts of one core. */
export class Watch {
  readonly #at = performance.now();
  readonly #server: number;
  readonly #store: number;
  readonly #load = cpuSeconds("self");

  constructor(readonly pid: number, readonly storePid: number | null = null) {
    this.#server = cpuSeconds(pid);
    this.#store = storePid === null ? 0 : cpuSeconds(storePid);
  }

  read(): { seconds: number; serverSeconds: number; server: number; store: number; load: number } {
    const seconds = (performance.now() - this.#at) / 1000;
    const serverSeconds = cpuSeconds(this.pid) - this.#server;
    const store = this.storePid === null ? 0 : cpuSeconds(this.storePid) - this.#store;
    return {
      seconds,
      serverSeconds,
      server: serverSeconds / seconds,
      store: store / seconds,
      load: (cpuSeconds("self") - this.#load) / seconds,
    };
  }
}

/** Above this the load itself was what held things up. */
export const LOAD_IS_FULL = 0.95;
