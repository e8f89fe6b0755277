/** Makes sure that the built files are there and no older than what they are built from. */
import { complain, say } from "./terminal.ts";

const BUILT = "_fresh/server.js";
/** The build installs it. A start that may not install (the fast one) needs it to be there. */
const PACKAGES = "node_modules";
const SOURCES = [
  "routes",
  "islands",
  "components",
  "lib",
  "static",
  "main.ts",
  "dev.ts",
  "deno.json",
  "deno.lock",
];

export async function ensureBuilt(root: URL): Promise<{ ok: boolean }> {
  if (isFresh(root)) return { ok: true };
  // Several first starts at once: one builds, the others wait and find it built. Any file of the project will do.
  using lock = await Deno.open(new URL("deno.json", root));
  await lock.lock(true);
  return isFresh(root) ? { ok: true } : await build(root);
}

async function build(root: URL): Promise<{ ok: boolean }> {
  say("Building the page (a few seconds)...");
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "dev.ts", "build"],
    cwd: root,
    stdin: "null",
  });
  const { success, stdout, stderr } = await command.output();
  if (!success) complain(text(stdout) + text(stderr) + "The page could not be built, see above");
  return { ok: success };
}

/** Some hundred looks at file times, a few milliseconds: it stands before every start. */
export function isFresh(root: URL): boolean {
  const built = changedAt(new URL(BUILT, root));
  if (built === null || look(new URL(PACKAGES, root)) === null) return false;
  return SOURCES.every((source) => !hasNewer(new URL(source, root), built));
}

/** A folder counts too: it changes when a file in it is removed or moved in with an old time. */
function hasNewer(path: URL, than: number): boolean {
  const info = look(path);
  if (info === null) return false;
  if (timeOf(info) >= than) return true;
  if (!info.isDirectory) return false;
  const inside = new URL(`${path.href}/`);
  for (const entry of Deno.readDirSync(path)) {
    if (hasNewer(new URL(encodeURIComponent(entry.name), inside), than)) return true;
  }
  return false;
}

function changedAt(path: URL): number | null {
  const info = look(path);
  return info === null ? null : timeOf(info);
}

function timeOf(info: Deno.FileInfo): number {
  return info.mtime?.getTime() ?? Infinity;
}

function look(path: URL): Deno.FileInfo | null {
  try {
    return Deno.lstatSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
