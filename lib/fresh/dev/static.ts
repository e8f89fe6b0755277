// Static files as the build keeps them: transformed, hashed, and compressed where that helps.

import { contentType } from "deno-std/media_types/content_type.js";
import { extname, join } from "node:path";
import { Buffer } from "node:buffer";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "../snapshot.ts";
import { listFiles } from "./discover.ts";

export interface TransformArgs {
  path: string;
  mode: "development" | "production";
  text: string;
  content: Uint8Array;
}

export interface TransformResult {
  content: string | Uint8Array;
  map?: string | Uint8Array | undefined;
}

export interface Transform {
  pluginName: string;
  filter: RegExp;
  run(
    args: TransformArgs,
  ): TransformResult | undefined | Promise<TransformResult | undefined>;
}

export interface BuiltFile {
  /** The path at which it is served, not encoded. */
  path: string;
  type: string;
  immutable: boolean;
  etag: string;
  content: Uint8Array<ArrayBuffer>;
  compressed: Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}

// What is compressed by its format gains nothing.
const COMPRESSIBLE = /^(text\/|application\/(javascript|json|manifest\+json|xml)|image\/svg)/;
const TOO_SMALL_BYTES = 256;

/** The static files by the path at which each is served. */
export async function readStatic(
  folder: string,
  mode: TransformArgs["mode"],
  transforms: Transform[],
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const names = await listFiles(folder);
  const entries = names.map(async (name) => {
    const path = join(folder, name);
    const content = await transform(path, await Deno.readFile(path), mode, transforms);
    return [`/${name}`, content] as const;
  });
  return new Map(await Promise.all(entries));
}

async function transform(
  path: string,
  source: Uint8Array<ArrayBuffer>,
  mode: TransformArgs["mode"],
  transforms: Transform[],
): Promise<Uint8Array<ArrayBuffer>> {
  let content = source;
  for (const { filter, run } of transforms) {
    if (!filter.test(path)) continue;
    const result = await run({ path, mode, content, text: new TextDecoder().decode(content) });
    if (result) content = toBytes(result.content);
  }
  return content;
}

function toBytes(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}

export async function finishFile(
  { path, content, immutable }: Pick<BuiltFile, "path" | "content" | "immutable">,
  options: { compress: boolean },
): Promise<BuiltFile> {
  const type = contentType(extname(path)) ?? "application/octet-stream";
  const helps = COMPRESSIBLE.test(type) && content.length > TOO_SMALL_BYTES;
  return {
    path,
    type,
    immutable,
    etag: `W/"${await hash(content)}"`,
    content,
    compressed: options.compress && helps ? await compressed(content) : {},
  };
}

/** The best first. */
export function encodingsOf({ compressed }: BuiltFile): Encoding[] {
  return (["br", "gzip"] as const).filter((encoding) => compressed[encoding]);
}

async function compressed(
  content: Uint8Array<ArrayBuffer>,
): Promise<BuiltFile["compressed"]> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      },
    }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  return {
    br: new Uint8Array(Buffer.from(br)),
    gzip: new Uint8Array(Buffer.from(gz)),
  };
}

export async function hash(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return new Uint8Array(digest).toHex().slice(0, 16);
}
