/** Every setting there is. A new one is a row here and nothing else. */
import * as checks from "./checks.ts";
import type { Check } from "./checks.ts";

export interface Setting<T> {
  readonly name: string;
  /** What holds when the variable is unset or empty, as a person would type it; "" for nothing. */
  readonly fallback: string;
  readonly summary: string;
  readonly check: Check<T>;
  /** A secret is never repeated, not even in the sentence that refuses it. */
  readonly secret: boolean;
}

export const TABLE = {
  host: setting(
    "PARLEY_HOST",
    "127.0.0.1",
    "Address to listen on; 127.0.0.1 is this machine only, 0.0.0.0 is everyone who can reach it",
    checks.host,
  ),
  port: setting("PARLEY_PORT", "8000", "Port to listen on; 0 picks a free one", checks.port),
  data: setting(
    "PARLEY_DATA",
    "data",
    "Folder for everything Parley keeps; made on the first start, readable by its owner only",
    checks.path,
  ),
  kv: setting(
    "PARLEY_KV",
    "",
    "Empty: a file in the data folder; http(s) address: a denokv server; deploy: Deno Deploy's own " +
      "(the default there)",
    checks.kvPlace,
  ),
  kvInsecure: setting(
    "PARLEY_KV_INSECURE",
    "0",
    "1 allows plain http:// to a denokv server on another machine: token and messages go in clear",
    checks.yes,
  ),
  kvToken: secretSetting(
    "DENO_KV_ACCESS_TOKEN",
    "Token of the denokv server; needed with an http(s) PARLEY_KV and never printed",
    checks.secret,
  ),
  files: setting(
    "PARLEY_FILES",
    "",
    "Where files are kept: a folder, kv (in the database) or s3://bucket/folder; empty: the folder " +
      "files in the data folder, or the database where that is not a file there",
    checks.filesPlace,
  ),
  s3Endpoint: setting(
    "AWS_ENDPOINT_URL_S3",
    "",
    "With s3: address of the service, such as https://s3.example.org",
    checks.address,
  ),
  s3Region: setting("AWS_REGION", "us-east-1", "With s3: region of the bucket", checks.word),
  s3KeyId: setting("AWS_ACCESS_KEY_ID", "", "With s3: name of the access key", checks.word),
  s3Key: secretSetting(
    "AWS_SECRET_ACCESS_KEY",
    "With s3: the access key itself; never printed",
    checks.secret,
  ),
  fileMib: setting("PARLEY_FILE_MIB", "100", "Largest file, in MiB", checks.count),
  dayMib: setting(
    "PARLEY_FILES_DAY_MIB",
    "2048",
    "MiB of files that one person may bring in a day",
    checks.count,
  ),
  filesMib: setting(
    "PARLEY_FILES_MIB",
    "",
    "MiB of all files together; empty: as long as the disk has 512 MiB left",
    checks.count,
  ),
  origin: setting(
    "PARLEY_ORIGIN",
    "",
    "The one address by which people reach Parley, such as https://chat.example.org; empty: this " +
      "machine alone, as localhost",
    checks.origin,
  ),
  trustProxy: setting(
    "PARLEY_TRUST_PROXY",
    "0",
    "1 behind a proxy of your own: the last entry of X-Forwarded-For is who asks; needs PARLEY_ORIGIN",
    checks.yes,
  ),
  tlsCert: setting(
    "PARLEY_TLS_CERT",
    "",
    "File with the TLS certificate chain (PEM); together with PARLEY_TLS_KEY it turns on https",
    checks.path,
  ),
  tlsKey: setting("PARLEY_TLS_KEY", "", "File with the certificate's key (PEM)", checks.path),
  httpPort: setting(
    "PARLEY_HTTP_PORT",
    "",
    "With TLS: a second port, for plain http, where all are sent on to https; empty: none",
    checks.port,
  ),
  sendRate: setting(
    "PARLEY_SEND_RATE",
    "20",
    "Messages a second that one person may send for long (four times as many at once); 0 is no limit",
    checks.count,
  ),
  log: setting(
    "PARLEY_LOG",
    "info",
    `Least level that is logged: ${checks.LOG_LEVELS.join(", ")}`,
    checks.logLevel,
  ),
};

export const ROWS: readonly Setting<unknown>[] = Object.values(TABLE);

function setting<T>(name: string, fallback: string, summary: string, check: Check<T>): Setting<T> {
  return { name, fallback, summary, check, secret: false };
}

function secretSetting<T>(name: string, summary: string, check: Check<T>): Setting<T> {
  return { name, fallback: "", summary, check, secret: true };
}
