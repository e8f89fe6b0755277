/**
 * One process for one data folder: the `watch` of a second one would never hear the first, so
 * people in the two would not see each other. The lock is the operating system's, on the open
 * file: it ends with the process however that ends, and does not depend on process ids, which
 * are all 1 in containers. The id inside the file only serves the sentence.
 */
import { restrict, unusable } from "./folder.ts";

export interface FolderLock {
  release(): void;
}

type LockOutcome = { ok: true; lock: FolderLock } | { ok: false; problem: string };

export async function lockFolder(folder: string): Promise<LockOutcome> {
  const path = `${folder}/parley.lock`;
  try {
    const file = await Deno.open(path, { create: true, read: true, write: true, mode: 0o600 });
    if (await file.tryLock(true)) {
      await restrict(path, 0o600);
      return { ok: true, lock: await hold(file) };
    }
    const holder = await readHolder(file);
    return { ok: false, problem: inUse(folder, holder) };
  } catch (error) {
    return unusable(path, error);
  }
}

async function hold(file: Deno.FsFile): Promise<FolderLock> {
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
  // Closing unlocks. The file stays: removing it would let two processes hold two locks
  return { release: () => file.close() };
}

async function readHolder(file: Deno.FsFile): Promise<string | null> {
  const text = await new Response(file.readable).text();
  return /^\d+\n$/.test(text) ? text.trim() : null;
}

function inUse(folder: string, holder: string | null): string {
  const who = holder === null ? "another Parley" : `another Parley, process ${holder}`;
  return `The data folder ${folder} is in use by ${who}: ` +
    "stop that one first, or set PARLEY_DATA to another folder";
}
