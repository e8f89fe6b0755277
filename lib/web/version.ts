/** What is running: Parley's version, its commit where the checkout is there, the Fresh in use. */
import configuration from "../../deno.json" with { type: "json" };

export interface Version {
  readonly version: string;
  readonly commit: string | null;
  readonly fresh: string;
}

const ROOT = new URL("../../", import.meta.url);

export async function readVersion(root: URL = ROOT): Promise<Version> {
  return {
    version: configuration.version,
    commit: await readCommit(root),
    fresh: await readFresh(import.meta.resolve("fresh")),
  };
}

/** Without a git process: HEAD names a ref or a commit, a ref is a file or a line of packed-refs. */
export async function readCommit(root: URL): Promise<string | null> {
  const own = await gitFolder(root);
  if (own === null) return null;
  const head = (await textOf(new URL("HEAD", own)))?.trim() ?? "";
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return commitIn(head);
  // A linked worktree has a HEAD of its own and shares the refs
  const common = (await textOf(new URL("commondir", own)))?.trim();
  const shared = common === undefined ? own : folderUrl(common, own);
  return commitIn(await textOf(new URL(ref, shared))) ??
    packedCommit(await textOf(new URL("packed-refs", shared)), ref);
}

export async function readFresh(resolved: string): Promise<string> {
  if (!resolved.startsWith("file:")) return resolved;
  const own = await textOf(new URL("deno.json", resolved));
  return own === null ? "stand-in" : `stand-in ${JSON.parse(own).version}`;
}

async function gitFolder(root: URL): Promise<URL | null> {
  const folder = new URL(".git/", root);
  if (await textOf(new URL("HEAD", folder)) !== null) return folder;
  const pointer = await textOf(new URL(".git", root));
  const path = /^gitdir: (.+)$/m.exec(pointer ?? "")?.[1];
  return path === undefined ? null : folderUrl(path, root);
}

function commitIn(text: string | null): string | null {
  return /^[0-9a-f]{40,64}$/.exec(text?.trim() ?? "")?.[0] ?? null;
}

function packedCommit(packed: string | null, ref: string): string | null {
  const line = packed?.split("\n").find((line) => line.endsWith(` ${ref}`));
  return commitIn(line?.split(" ")[0] ?? null);
}

function folderUrl(path: string, base: URL): URL {
  return new URL(`${path.replaceAll("%", "%25")}/`, base);
}

async function textOf(file: URL): Promise<string | null> {
  try {
    return await Deno.readTextFile(file);
  } catch {
    // Missing, a folder, or not for us: then it is not known
    return null;
  }
}
