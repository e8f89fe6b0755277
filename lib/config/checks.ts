/**
 * One function for each kind of value: text in, typed value out, or `expected`: what to give
 * instead, worded to follow "give". The sentence around it is built in read.ts. No check takes "".
 */
import { Secret } from "./secret.ts";

export type Check<T> = (text: string) => { ok: true; value: T } | { ok: false; expected: string };

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const host: Check<string> = (text) => {
  const name = /^(?!-)[a-zA-Z0-9.-]{1,253}$/.test(text);
  const ipv6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(text) && URL.canParse(`http://[${text}]`);
  if (name || ipv6) return { ok: true, value: text };
  return { ok: false, expected: "an address or a host name alone, such as 127.0.0.1 or 0.0.0.0" };
};

export const port: Check<number> = (text) => {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value <= 65_535) return { ok: true, value };
  return { ok: false, expected: "a number from 0 to 65535 (0 picks a free port)" };
};

export const path: Check<string> = (text) => {
  if (!text.includes("\0") && text.trim() !== "") return { ok: true, value: text };
  return { ok: false, expected: "a path" };
};

/** Where the rows live: a file in the data folder, the platform's own KV, or a denokv server. */
export type KvPlace = "file" | "deploy" | URL;

export const kvPlace: Check<KvPlace> = (text) => {
  if (text === "deploy") return { ok: true, value: "deploy" };
  const url = webAddress(text);
  if (url !== null) return { ok: true, value: url };
  return {
    ok: false,
    expected: "nothing for the file in the data folder, the address of a denokv server such as " +
      "https://kv.example.org, or deploy on Deno Deploy",
  };
};

/** Where the bytes of files lie: a folder, the database, or a bucket with a folder in it. */
export type FilesPlace =
  | { readonly in: "folder"; readonly path: string }
  | { readonly in: "kv" }
  | { readonly in: "s3"; readonly bucket: string };

export const filesPlace: Check<FilesPlace> = (text) => {
  if (text === "kv") return { ok: true, value: { in: "kv" } };
  const [, bucket] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[A-Za-z0-9._-]+)*)\/?$/.exec(text) ??
      [];
  if (bucket !== undefined) return { ok: true, value: { in: "s3", bucket } };
  const isPath = path(text).ok && !/^\w+:/.test(text);
  if (isPath) return { ok: true, value: { in: "folder", path: text } };
  return {
    ok: false,
    expected:
      "nothing for a folder beside the database, a folder, kv for the database itself, or " +
      "s3://bucket or s3://bucket/folder",
  };
};

export const address: Check<URL> = (text) => {
  const url = webAddress(text);
  if (url !== null) return { ok: true, value: url };
  return { ok: false, expected: "an address such as https://s3.example.org" };
};

export const word: Check<string> = (text) => {
  if (/^[\x21-\x7e]+$/.test(text)) return { ok: true, value: text };
  return { ok: false, expected: "printable ASCII characters without spaces" };
};

export const origin: Check<string> = (text) => {
  const url = webAddress(text);
  // "https://chat.example.org/" is what people copy from the address bar, so one slash is fine
  if (url !== null && url.href === `${url.origin}/`) return { ok: true, value: url.origin };
  return {
    ok: false,
    expected: "scheme and host without a path, such as https://chat.example.org",
  };
};

export const logLevel: Check<LogLevel> = (text) => {
  const value = LOG_LEVELS.find((level) => level === text);
  if (value !== undefined) return { ok: true, value };
  return { ok: false, expected: `one of ${LOG_LEVELS.join(", ")}` };
};

export const yes: Check<boolean> = (text) => {
  if (text === "1" || text === "0") return { ok: true, value: text === "1" };
  return { ok: false, expected: "1 for yes or 0 for no" };
};

export const count: Check<number> = (text) => {
  if (/^\d{1,6}$/.test(text)) return { ok: true, value: Number(text) };
  return { ok: false, expected: "a whole number from 0 to 999999" };
};

export const secret: Check<Secret> = (text) => {
  // It travels in an HTTP header, which takes no line breaks and no characters beyond ASCII
  if (/^[\x21-\x7e]+$/.test(text)) return { ok: true, value: new Secret(text) };
  return { ok: false, expected: "printable ASCII characters without spaces" };
};

function webAddress(text: string): URL | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  // A name and password in an address would end up in logs and error sentences
  return url.username === "" && url.password === "" ? url : null;
}
