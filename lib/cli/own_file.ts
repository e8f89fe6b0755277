// Files that are nobody else's: made so with any umask, and refused where they are not.

/** What keeps a file from being used, for the sentence that says so. */
export type FileTrouble =
  | {
    readonly ok: false;
    readonly why: "open_to_others";
    readonly path: string;
    readonly mode: string;
  }
  | {
    readonly ok: false;
    readonly why: "unusable";
    readonly path: string;
    readonly detail: string;
  };

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const OTHERS = 0o077;
/** Who may write in the folder may put another file in the place of this one. */
const OTHERS_WRITE = 0o022;

export async function makeOwnFolder(path: string): Promise<{ readonly ok: true } | FileTrouble> {
  try {
    if (!await isThere(path)) {
      await Deno.mkdir(path, { recursive: true, mode: FOLDER_MODE });
      await closeToOthers(path, FOLDER_MODE);
    }
    return await checkOwn(path, OTHERS_WRITE, FOLDER_MODE);
  } catch (error) {
    return unusable(path, error);
  }
}

/** Null where there is none. */
export async function readOwnFile(
  path: string,
): Promise<{ readonly ok: true; readonly text: string | null } | FileTrouble> {
  try {
    if (!await isThere(path)) return { ok: true, text: null };
    const own = await checkOwn(path, OTHERS, FILE_MODE);
    return own.ok ? { ok: true, text: await Deno.readTextFile(path) } : own;
  } catch (error) {
    return unusable(path, error);
  }
}

/** The old text or the new one, whenever the machine stops. */
export async function replaceOwnFile(
  path: string,
  text: string,
): Promise<{ readonly ok: true } | FileTrouble> {
  const next = `${path}.${crypto.randomUUID()}`;
  try {
    using file = await Deno.open(next, { write: true, createNew: true, mode: FILE_MODE });
    await closeToOthers(next, FILE_MODE);
    await writeAll(file, new TextEncoder().encode(text));
    await file.sync();
    await Deno.rename(next, path);
    await syncFolderOf(path);
    return { ok: true };
  } catch (error) {
    await Deno.remove(next).catch(() => {});
    return unusable(path, error);
  }
}

/** Made if it is not there. */
export async function openOwnFile(path: string): Promise<Deno.FsFile> {
  const file = await Deno.open(path, { read: true, write: true, create: true, mode: FILE_MODE });
  await closeToOthers(path, FILE_MODE);
  return file;
}

/** One program after the other: closing the file lets go, and so does the end of the process, whatever its reason. */
export async function turnAt(path: string): Promise<Deno.FsFile> {
  const file = await openOwnFile(path);
  await file.lock(true);
  return file;
}

export async function writeAll(
  file: { write(bytes: Uint8Array): Promise<number> },
  bytes: Uint8Array,
): Promise<void> {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await file.write(rest));
}

/** A name is on disk when its folder is. Windows has no such thing. */
export async function syncFolderOf(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path.slice(0, path.lastIndexOf("/")));
  await folder.sync();
}

/** A umask takes rights away, also one's own. */
async function closeToOthers(path: string, mode: number): Promise<void> {
  if (Deno.build.os !== "windows") await Deno.chmod(path, mode);
}

async function checkOwn(
  path: string,
  others: number,
  right: number,
): Promise<{ readonly ok: true } | FileTrouble> {
  const { mode } = await Deno.stat(path);
  if (mode === null || Deno.build.os === "windows" || (mode & others) === 0) return { ok: true };
  return { ok: false, why: "open_to_others", path, mode: right.toString(8) };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function unusable(path: string, error: unknown): FileTrouble {
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, why: "unusable", path, detail };
}
