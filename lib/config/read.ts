/**
 * From the environment to typed settings, or to the one sentence that says what to change:
 * first every name, then every value by its row of the table, then the rules between two of them.
 */
import type { FilesPlace, KvPlace, LogLevel } from "./checks.ts";
import { isLoopback } from "./loopback.ts";
import { nearest } from "./nearest.ts";
import type { Secret } from "./secret.ts";
import { ROWS, type Setting, TABLE } from "./table.ts";

export interface ParleySettings {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly kv: KvPlace;
  readonly kvToken: Secret | null;
  readonly files: FilesSettings;
  /** The public address, where it was given: scheme, host and port without a slash. */
  readonly origin: string | null;
  /** Whether a proxy of the operator's stands in front and says who asks. */
  readonly trustProxy: boolean;
  /** Paths of the certificate chain and its key. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Where plain http is led to https, if anywhere; never without TLS. */
  readonly httpPort: number | null;
  /** Messages a second that one person may send for long; 0 is no limit. */
  readonly sendRate: number;
  readonly log: LogLevel;
}

export interface FilesSettings {
  readonly place: FilesPlace;
  readonly s3: S3Settings | null;
  /** In bytes: of one file, of one person in a day, of all together. */
  readonly mostBytes: number;
  readonly dayBytes: number;
  readonly allBytes: number;
}

export interface S3Settings {
  readonly endpoint: URL;
  readonly region: string;
  readonly keyId: string;
  readonly key: Secret;
}

const MIB = 1024 * 1024;

export type SettingsOutcome =
  | { ok: true; settings: ParleySettings }
  | { ok: false; problem: string };

type Environment = Readonly<Record<string, string>>;

export function readSettings(env: Environment): SettingsOutcome {
  const problem = unknownName(env) ?? badValue(env) ?? halfTls(env) ?? badAddress(env) ??
    badKvPlace(env) ?? halfS3(env);
  if (problem !== null) return { ok: false, problem };
  const tlsCert = optional(env, TABLE.tlsCert);
  const tlsKey = optional(env, TABLE.tlsKey);
  return {
    ok: true,
    settings: {
      host: required(env, TABLE.host),
      port: required(env, TABLE.port),
      data: required(env, TABLE.data),
      kv: kvPlace(env),
      kvToken: optional(env, TABLE.kvToken),
      files: filesSettings(env),
      origin: optional(env, TABLE.origin),
      trustProxy: required(env, TABLE.trustProxy),
      tls: tlsCert !== null && tlsKey !== null ? { cert: tlsCert, key: tlsKey } : null,
      httpPort: optional(env, TABLE.httpPort),
      sendRate: required(env, TABLE.sendRate),
      log: required(env, TABLE.log),
    },
  };
}

function unknownName(env: Environment): string | null {
  const known = ROWS.map((row) => row.name);
  const unknown = Object.keys(env).find((name) =>
    name.startsWith("PARLEY_") && !known.includes(name)
  );
  if (unknown === undefined) return null;
  return `${unknown} is not a setting of Parley: the nearest is ${nearest(unknown, known)}, ` +
    "and --help lists them all";
}

function badValue(env: Environment): string | null {
  for (const row of ROWS) {
    const text = textOf(env, row);
    const checked = row.check(text);
    if (text === "" || checked.ok) continue;
    const shown = row.secret ? "set to something that cannot be a token" : quote(text);
    return `${row.name} is ${shown}: give ${checked.expected}`;
  }
  return null;
}

function halfTls(env: Environment): string | null {
  const cert = textOf(env, TABLE.tlsCert);
  const key = textOf(env, TABLE.tlsKey);
  if ((cert === "") === (key === "")) return null;
  const [given, empty] = cert === ""
    ? [TABLE.tlsKey, TABLE.tlsCert]
    : [TABLE.tlsCert, TABLE.tlsKey];
  return `${given.name} is ${quote(cert + key)} but ${empty.name} is empty: give both or neither`;
}

/** What the settings say of the address by which people come, taken together. */
function badAddress(env: Environment): string | null {
  const origin = optional(env, TABLE.origin);
  const hasTls = optional(env, TABLE.tlsCert) !== null;
  const httpPort = optional(env, TABLE.httpPort);
  if (httpPort !== null && !hasTls) {
    return `PARLEY_HTTP_PORT is ${quote(`${httpPort}`)} but PARLEY_TLS_CERT is empty: give a ` +
      "certificate and its key to send people on to, or leave the port away";
  }
  if (hasTls && origin?.startsWith("http:")) {
    return `PARLEY_ORIGIN is ${quote(origin)} but PARLEY_TLS_CERT makes it https: ` +
      "give the address with https://";
  }
  if (required(env, TABLE.trustProxy) && origin === null) {
    return 'PARLEY_TRUST_PROXY is "1" but PARLEY_ORIGIN is empty: give the address that people ' +
      "see in front of the proxy, such as https://chat.example.org";
  }
  return null;
}

function badKvPlace(env: Environment): string | null {
  const place = kvPlace(env);
  if (place === "deploy" && !isDeploy(env)) {
    // Deno would open a hidden file of its own instead, and nobody would find the messages again
    return 'PARLEY_KV is "deploy" but this is not Deno Deploy: leave it empty for the file in the ' +
      "data folder, or give the address of a denokv server";
  }
  return place instanceof URL ? unsafeServer(env, place) : null;
}

function unsafeServer(env: Environment, server: URL): string | null {
  const clear = server.protocol === "http:" && !isLoopback(server.hostname);
  if (clear && !required(env, TABLE.kvInsecure)) {
    return `PARLEY_KV is ${quote(server.href)}, where token and messages would travel in clear: ` +
      "give an https:// address, or set PARLEY_KV_INSECURE=1 if the network between is yours alone";
  }
  if (optional(env, TABLE.kvToken) === null) {
    return `PARLEY_KV is ${quote(server.href)} but DENO_KV_ACCESS_TOKEN is empty: give the token ` +
      "that the denokv server was started with";
  }
  return null;
}

function kvPlace(env: Environment): KvPlace {
  return optional(env, TABLE.kv) ?? (isDeploy(env) ? "deploy" : "file");
}

function filesSettings(env: Environment): FilesSettings {
  const all = optional(env, TABLE.filesMib);
  return {
    place: filesPlace(env),
    s3: s3Settings(env),
    mostBytes: required(env, TABLE.fileMib) * MIB,
    dayBytes: required(env, TABLE.dayMib) * MIB,
    allBytes: all === null ? Infinity : all * MIB,
  };
}

/** A folder of this machine is no place for what other machines are to read as well. */
function filesPlace(env: Environment): FilesPlace {
  const beside: FilesPlace = kvPlace(env) === "file"
    ? { in: "folder", path: `${required(env, TABLE.data)}/files` }
    : { in: "kv" };
  return optional(env, TABLE.files) ?? beside;
}

function s3Settings(env: Environment): S3Settings | null {
  const [endpoint, keyId, key] = [
    optional(env, TABLE.s3Endpoint),
    optional(env, TABLE.s3KeyId),
    optional(env, TABLE.s3Key),
  ];
  if (filesPlace(env).in !== "s3" || endpoint === null || keyId === null || key === null) {
    return null;
  }
  return { endpoint, region: required(env, TABLE.s3Region), keyId, key };
}

function halfS3(env: Environment): string | null {
  if (filesPlace(env).in !== "s3") return null;
  const needed = [TABLE.s3Endpoint, TABLE.s3KeyId, TABLE.s3Key];
  const empty = needed.find((row: Setting<unknown>) => optional(env, row) === null);
  if (empty === undefined) return null;
  return `PARLEY_FILES is ${quote(textOf(env, TABLE.files))} but ${empty.name} is empty: give ` +
    "AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
}

function isDeploy(env: Environment): boolean {
  return Boolean(env.DENO_DEPLOYMENT_ID);
}

/** An empty variable counts as unset, as compose files and shells pass one for the other. */
function textOf(env: Environment, row: Setting<unknown>): string {
  return env[row.name] || row.fallback;
}

function optional<T>(env: Environment, row: Setting<T>): T | null {
  const checked = row.check(textOf(env, row));
  return checked.ok ? checked.value : null;
}

function required<T>(env: Environment, row: Setting<T>): T {
  const value = optional(env, row);
  if (value === null) throw new Error(`${row.name} has no default, so it can be empty`);
  return value;
}

/** A long or many-lined value must not turn one sentence into a page, nor show a password. */
function quote(text: string): string {
  const safe = text.replace(/\/\/[^/]*@/, "//...@");
  return JSON.stringify(safe.length > 80 ? `${safe.slice(0, 80)}...` : safe);
}
