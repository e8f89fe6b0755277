/** The certificate and its key: read, and what is wrong with them put into words. */
import { fileReason } from "../store/database/reason.ts";

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

type TlsOutcome = { ok: true; cert: string; key: string } | { ok: false; problem: string };

export async function readTls(files: TlsFiles): Promise<TlsOutcome> {
  const cert = await readPem("PARLEY_TLS_CERT", files.cert);
  if (!cert.ok) return cert;
  const key = await readPem("PARLEY_TLS_KEY", files.key);
  if (!key.ok) return key;
  if (key.text.includes("ENCRYPTED")) return { ok: false, problem: unusableKey(files.key) };
  return { ok: true, cert: cert.text, key: key.text };
}

/** Null when the error is not about the certificate. */
export function tlsProblem(files: TlsFiles, error: unknown): string | null {
  const message = error instanceof Error ? error.message : "";
  if (/KeyMismatch/.test(message)) {
    return `The certificate ${files.cert} and the key ${files.key} do not belong together: ` +
      "set PARLEY_TLS_CERT and PARLEY_TLS_KEY to a pair";
  }
  if (/no keys found/i.test(message)) {
    return unusableKey(files.key);
  }
  if (error instanceof Deno.errors.InvalidData || /certificate|pem/i.test(message)) {
    return `PARLEY_TLS_CERT is "${files.cert}", which holds no certificate that can be used: ` +
      "give a certificate chain in PEM form";
  }
  return null;
}

function unusableKey(path: string): string {
  return `PARLEY_TLS_KEY is "${path}", which holds no key that can be used: ` +
    "give a private key in PEM form without a passphrase";
}

async function readPem(setting: string, path: string) {
  try {
    const text = await Deno.readTextFile(path);
    if (text.trim() === "") return unreadable(setting, path, "it is empty");
    return { ok: true, text } as const;
  } catch (error) {
    return unreadable(setting, path, fault(error));
  }
}

function unreadable(setting: string, path: string, why: string) {
  const problem = `${setting} is "${path}", which cannot be read (${why}): ` +
    "give the path of a PEM file that Parley may read";
  return { ok: false, problem } as const;
}

function fault(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "there is no such file";
  if (error instanceof Deno.errors.PermissionDenied) return "no permission";
  if (error instanceof Deno.errors.IsADirectory) return "it is a folder";
  if (error instanceof Deno.errors.NotADirectory) return "there is no such file";
  return fileReason(error);
}
