// The logins of this machine, by server. One file; what is in it opens accounts, so it is its owner's alone.

import { isUserId, type UserId } from "../../protocol/mod.ts";
import type { Server } from "./address.ts";
import { type Fingerprint, readFingerprint } from "./fingerprint.ts";
import {
  type FileTrouble,
  makeOwnFolder,
  readOwnFile,
  replaceOwnFile,
  turnAt,
} from "../own_file.ts";
import { isToken } from "./token.ts";

export interface Login {
  readonly token: string;
  readonly user: UserId;
  readonly name: string;
}

export interface KnownServer {
  readonly login: Login | null;
  /** By which the server knows this machine: it opens nothing, and outlives logins. */
  readonly device: string | null;
  /** Of a certificate that nobody else vouches for. */
  readonly fingerprint: Fingerprint | null;
}

export interface Saved {
  /** Where somebody was last: meant when no server is named. */
  readonly last: Server | null;
  readonly servers: ReadonlyMap<Server, KnownServer>;
}

export const UNKNOWN_SERVER: KnownServer = { login: null, device: null, fingerprint: null };

export type Read = { readonly ok: true; readonly saved: Saved } | LoginsTrouble;

export type LoginsTrouble =
  | FileTrouble
  | { readonly ok: false; readonly why: "damaged"; readonly path: string };

export class Logins {
  readonly path: string;

  constructor(private readonly folder: string) {
    this.path = `${folder}/logins.json`;
  }

  async read(): Promise<Read> {
    const read = await readOwnFile(this.path);
    if (!read.ok) return read;
    const saved = read.text === null ? NOTHING : parse(read.text);
    return saved === null ? { ok: false, why: "damaged", path: this.path } : { ok: true, saved };
  }

  /** One program after the other: what each changes is changed in what the one before it left. */
  async change(change: (saved: Saved) => Saved): Promise<Read> {
    const folder = await makeOwnFolder(this.folder);
    if (!folder.ok) return folder;
    using _turn = await turnAt(`${this.path}.lock`);
    const read = await this.read();
    if (!read.ok) return read;
    const saved = change(read.saved);
    const written = await replaceOwnFile(this.path, textOf(saved));
    return written.ok ? { ok: true, saved } : written;
  }

  /** The server that is known now is the last one from here on. */
  async note(server: Server, known: Partial<KnownServer>): Promise<Read> {
    return await this.change(({ servers }) => ({
      last: server,
      servers: new Map(servers).set(server, { ...knownOf(servers, server), ...known }),
    }));
  }
}

export function knownOf(servers: Saved["servers"], server: Server): KnownServer {
  return servers.get(server) ?? UNKNOWN_SERVER;
}

const NOTHING: Saved = { last: null, servers: new Map() };

function textOf({ last, servers }: Saved): string {
  return `${JSON.stringify({ version: 1, last, servers: Object.fromEntries(servers) }, null, 2)}\n`;
}

function parse(text: string): Saved | null {
  try {
    const { version, last, servers } = JSON.parse(text);
    if (version !== 1 || typeof servers !== "object" || servers === null) return null;
    const known = Object.entries(servers).map(([server, found]) =>
      [server, readKnown(found)] as const
    );
    return { last: textIn(last), servers: new Map(known) };
  } catch {
    return null;
  }
}

function readKnown(found: unknown): KnownServer {
  const { login, device, fingerprint } = Object(found);
  const known = textIn(fingerprint);
  return {
    login: readLogin(login),
    device: textIn(device),
    fingerprint: known === null ? null : readFingerprint(known),
  };
}

function readLogin(found: unknown): Login | null {
  const { token, user, name } = Object(found);
  const isWhole = typeof token === "string" && typeof user === "string" &&
    typeof name === "string" && isUserId(user) && isToken(token);
  return isWhole ? { token, user, name } : null;
}

function textIn(found: unknown): string | null {
  return typeof found === "string" ? found : null;
}
