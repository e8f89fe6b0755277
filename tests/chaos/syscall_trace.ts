/**
 * Reads what strace wrote of a server (`-f -y`), and tells whether each message was synced before
 * anybody was told of it: its page written into the WAL, the commit's last frame after it, an
 * fsync of the WAL that began after that and was done, and only then the socket's send.
 *
 * A message counts as written where its text first stands in the WAL, and as told where its id,
 * which nobody can know before the commit, first goes out: by the acknowledgement or by an event.
 */

interface Call {
  readonly name: string;
  /** What the file descriptor stands for. */
  readonly on: string;
  readonly text: string;
  /** Lines of the trace. */
  readonly begins: number;
  ends: number;
  ok: boolean;
}

export interface Sent {
  /** Whole in one page, wherever the page ends: so it stands twice in the message. */
  readonly mark: string;
  readonly id: string;
}

const BEGIN = /^(\d+)\s+(\w+)\(\d+<([^>]*)>(.*)$/;
const RESUMED = /^(\d+)\s+<\.\.\. (\w+) resumed>.*= (-?\d+)/;

export function readTrace(trace: string): Call[] {
  const calls: Call[] = [];
  const open = new Map<string, Call>();
  trace.split("\n").forEach((line, i) => {
    const resumed = RESUMED.exec(line);
    if (resumed) {
      const call = open.get(resumed[1]!);
      if (call && call.name === resumed[2]) {
        Object.assign(call, { ends: i, ok: Number(resumed[3]) >= 0 });
      }
      return void open.delete(resumed[1]!);
    }
    const [, thread, name, on, text] = BEGIN.exec(line) ?? [];
    if (thread === undefined) return;
    const isOpen = text!.endsWith("<unfinished ...>");
    const ok = !isOpen && !/= -1 \w+/.test(text!.slice(-80));
    const call = { name: name!, on: on!, text: text!, begins: i, ends: isOpen ? Infinity : i, ok };
    if (isOpen) open.set(thread, call);
    calls.push(call);
  });
  return calls;
}

/** Sentences about messages that were told too early, or that cannot be followed. */
export function toldUnsynced(calls: readonly Call[], sent: readonly Sent[]): string[] {
  const writes = calls.filter(({ name, on }) => name === "pwrite64" && on.endsWith("-wal"));
  const syncs = calls.filter(({ name, on, ok }) =>
    ok && (name === "fsync" || name === "fdatasync") && on.endsWith("-wal")
  );
  const sends = calls.filter(({ on }) => on.startsWith("socket:") || on.startsWith("TCP"));
  return sent.flatMap(({ mark, id }) => {
    const written = writes.find(({ text }) => text.includes(mark));
    if (written === undefined) return `${mark}: its write into the WAL is not in the trace`;
    const committed = endOfCommit(writes, writes.indexOf(written));
    if (committed === undefined) return `${mark}: the end of its commit is not in the trace`;
    const synced = syncs.find(({ begins }) => begins > committed.ends);
    const told = sends.find(({ text }) => text.includes(id));
    if (told === undefined) return `${mark}: that it was told is not in the trace`;
    if (synced !== undefined && synced.ends < told.begins) return [];
    return `${mark}: told in line ${told.begins + 1}, committed in ${committed.ends + 1}, ` +
      `synced in ${synced === undefined ? "none" : synced.ends + 1}`;
  });
}

/** A frame is a header and a page; the last one of a commit says in its header how large the database is now. */
function endOfCommit(writes: readonly Call[], from: number): Call | undefined {
  return writes.find((_, i) => {
    const header = writes[i - 1];
    return i >= from && header && isHeader(header) && sizeAfterCommit(header) > 0;
  });
}

const HEADER = 24;

function isHeader({ text }: Call): boolean {
  return new RegExp(`", ${HEADER}, \\d+\\b`).test(text);
}

function sizeAfterCommit({ text }: Call): number {
  const bytes = bytesOf(text.slice(text.indexOf('"') + 1, text.lastIndexOf('"')));
  return bytes.slice(4, 8).reduce((size, byte) => size * 256 + byte, 0);
}

const ESCAPES: Record<string, number> = { n: 10, t: 9, v: 11, f: 12, r: 13, '"': 34, "\\": 92 };

/** strace writes bytes as C does. */
function bytesOf(text: string): number[] {
  return [...text.matchAll(/\\([0-7]{1,3})|\\(.)|([^\\])/gs)].map(([, octal, escape, plain]) =>
    octal ? parseInt(octal, 8) : escape ? ESCAPES[escape]! : plain!.charCodeAt(0)
  );
}
