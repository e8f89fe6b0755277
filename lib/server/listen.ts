/** Takes the port, or says in one sentence why it cannot be taken. */
import { door, type Handler } from "./door.ts";
import { readTls, type TlsFiles, tlsProblem } from "./tls.ts";

export interface ListenAt {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsFiles | null;
}

export interface Listening {
  /** Where a person on this machine finds it. */
  readonly address: string;
  /** Accepts nothing new; resolves when all that is in flight is finished. */
  readonly finish: () => Promise<void>;
}

export type ListenOutcome = ({ ok: true } & Listening) | { ok: false; problem: string };

export async function listen(at: ListenAt, handler: Handler): Promise<ListenOutcome> {
  const tls = at.tls === null ? null : await readTls(at.tls);
  if (tls !== null && !tls.ok) return tls;
  const options = {
    hostname: at.host,
    port: at.port,
    onListen: () => {},
    ...(tls === null ? {} : { cert: tls.cert, key: tls.key }),
  };
  try {
    const { handler: guarded, shut } = door(handler);
    const server = Deno.serve(options, guarded);
    return {
      ok: true,
      address: addressOf(at, server.addr.port),
      finish: async () => {
        await shut();
        await server.shutdown();
      },
    };
  } catch (error) {
    return { ok: false, problem: problemOf(at, error) };
  }
}

/** Browsers count `localhost`, and no number, as a place that passkeys may belong to. */
const LOCALHOST = ["127.0.0.1", "0.0.0.0", "::"];

export function addressOf(at: ListenAt, port: number): string {
  const name = LOCALHOST.includes(at.host) ? "localhost" : at.host;
  const host = name.includes(":") ? `[${name}]` : name;
  return new URL(`${at.tls === null ? "http" : "https"}://${host}:${port}`).origin;
}

function problemOf(at: ListenAt, error: unknown): string {
  if (error instanceof Deno.errors.AddrInUse) {
    return `Port ${at.port} on ${at.host} is in use: ` +
      "stop what listens there, or set PARLEY_PORT to another port (0 picks a free one)";
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return `Port ${at.port} on ${at.host} is not for this user: ` +
      "set PARLEY_PORT to 1024 or above, or allow Parley to take lower ones";
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
