/** Takes the port, or says in one sentence why it cannot be taken. */
import { door, type Handler } from "./door.ts";
import { redirectTo } from "./redirect.ts";
import { readTls, type TlsFiles, tlsProblem } from "./tls.ts";

export interface ListenAt {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsFiles | null;
  /** Where plain http is sent on from, if anywhere. */
  readonly httpPort: number | null;
  /** Where it is sent on to; the address that is listened on where nothing else was said. */
  readonly origin: string | null;
}

export interface Listening {
  /** Where a person on this machine finds it. */
  readonly address: string;
  /** The port from which plain http is sent on. */
  readonly httpPort: number | null;
  /** Accepts nothing new; resolves when all that is in flight is finished. */
  readonly finish: () => Promise<void>;
}

export type ListenOutcome = ({ ok: true } & Listening) | { ok: false; problem: string };

export async function listen(at: ListenAt, handler: Handler): Promise<ListenOutcome> {
  const tls = at.tls === null ? null : await readTls(at.tls);
  if (tls !== null && !tls.ok) return tls;
  const main = take(at, { setting: "PARLEY_PORT", port: at.port, pem: tls }, handler);
  if (!main.ok) return main;
  const address = addressOf(at, main.port);
  if (at.httpPort === null) return { ok: true, address, httpPort: null, finish: main.finish };
  const stand = { setting: "PARLEY_HTTP_PORT", port: at.httpPort, pem: null };
  const plain = take(at, stand, redirectTo(at.origin ?? address));
  if (!plain.ok) {
    await main.finish();
    return plain;
  }
  const finish = async () => void await Promise.all([main.finish(), plain.finish()]);
  return { ok: true, address, httpPort: plain.port, finish };
}

/** One port of the host, and the setting that names it. */
interface Stand {
  readonly setting: string;
  readonly port: number;
  readonly pem: { readonly cert: string; readonly key: string } | null;
}

type Taken =
  | { ok: true; port: number; finish: () => Promise<void> }
  | { ok: false; problem: string };

function take(at: ListenAt, stand: Stand, handler: Handler): Taken {
  const { port, pem } = stand;
  const pair = pem === null ? {} : { cert: pem.cert, key: pem.key };
  try {
    const { handler: guarded, shut } = door(handler);
    const server = Deno.serve({ hostname: at.host, port, onListen: () => {}, ...pair }, guarded);
    const finish = async () => {
      await shut();
      await server.shutdown();
    };
    return { ok: true, port: server.addr.port, finish };
  } catch (error) {
    return { ok: false, problem: problemOf(at, stand, error) };
  }
}

/** Browsers count `localhost`, and no number, as a place that passkeys may belong to. */
const LOCALHOST = ["127.0.0.1", "0.0.0.0", "::"];

export function addressOf(at: Pick<ListenAt, "host" | "tls">, port: number): string {
  const name = LOCALHOST.includes(at.host) ? "localhost" : at.host;
  const host = name.includes(":") ? `[${name}]` : name;
  return new URL(`${at.tls === null ? "http" : "https"}://${host}:${port}`).origin;
}

function problemOf(at: ListenAt, { setting, port }: Stand, error: unknown): string {
  if (error instanceof Deno.errors.AddrInUse) {
    return `Port ${port} on ${at.host} is in use: ` +
      `stop what listens there, or set ${setting} to another port (0 picks a free one)`;
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return `Port ${port} on ${at.host} is not for this user: ` +
      `set ${setting} to 1024 or above, or allow Parley to take lower ones`;
  }
  const problem = at.tls === null ? null : tlsProblem(at.tls, error);
  if (problem !== null) return problem;
  if (isUnknownHost(error)) {
    return `PARLEY_HOST is "${at.host}", which is no address of this machine: ` +
      "give one that it has, 127.0.0.1 for this machine only or 0.0.0.0 for all it has";
  }
  throw error;
}

function isUnknownHost(error: unknown): boolean {
  if (error instanceof Deno.errors.AddrNotAvailable) return true;
  // A name that does not resolve comes without a class of its own; the message names the lookup
  return error instanceof Error &&
    /lookup|resolve|address family|invalid argument/i.test(error.message);
}
