/**
 * The data folder: made where it is missing, and closed to everyone but its owner (0700, the
 * database and what SQLite lays beside it 0600), whatever the umask says.
 */
import { fileReason } from "./reason.ts";

type PathOutcome = { ok: true; path: string } | { ok: false; problem: string };

const DATABASE = "parley.db";

/** Answers with the real path, so that a symbolic link or a later chdir changes nothing. */
export async function prepareFolder(path: string): Promise<PathOutcome> {
  try {
    await Deno.mkdir(path, { recursive: true, mode: 0o700 });
    const real = await Deno.realPath(path);
    if (await isShared(real)) return shared(real);
    await restrict(real, 0o700);
    return { ok: true, path: real };
  } catch (error) {
    return unusable(path, error);
  }
}

/**
 * SQLite gives its side files the mode of the database, so the database is made here, empty and
 * 0600, before SQLite sees it. Files of an earlier start are put right too.
 */
export async function prepareDatabase(folder: string): Promise<PathOutcome> {
  const path = `${folder}/${DATABASE}`;
  try {
    const file = await Deno.open(path, { create: true, write: true });
    file.close();
    for (const name of [path, `${path}-wal`, `${path}-shm`]) await restrictIfThere(name);
    return { ok: true, path };
  } catch (error) {
    return unusable(path, error);
  }
}

export function unusable(path: string, error: unknown): { ok: false; problem: string } {
  return {
    ok: false,
    problem: `Parley cannot use ${path} (${fileReason(error)}): ` +
      "set PARLEY_DATA to a folder that it may make and write to",
  };
}

/**
 * A folder that others can read and that holds other things was not made for Parley. Closing it
 * would lock its users out: PARLEY_DATA=/tmp must not break the machine.
 */
async function isShared(folder: string): Promise<boolean> {
  const { mode } = await Deno.stat(folder);
  if (mode === null || (mode & 0o077) === 0) return false;
  const names = await Array.fromAsync(Deno.readDir(folder), (entry) => entry.name);
  return names.length > 0 && !names.includes(DATABASE);
}

function shared(folder: string): { ok: false; problem: string } {
  return {
    ok: false,
    problem: `The folder ${folder} holds other files and is open to other users: ` +
      "set PARLEY_DATA to a folder of Parley's own, it is made on the first start",
  };
}

async function restrictIfThere(path: string): Promise<void> {
  try {
    await restrict(path, 0o600);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

export async function restrict(path: string, mode: number): Promise<void> {
  // Windows has access lists instead of modes; a folder in the user's profile is private already
  if (Deno.build.os === "windows") return;
  await Deno.chmod(path, mode);
}
