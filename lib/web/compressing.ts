// What is made for each request goes out compressed, as the build compresses files; but never where a stranger could
// measure a secret by it.

import { Buffer } from "node:buffer";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Middleware } from "fresh";

type Bytes = Uint8Array<ArrayBuffer>;

/** Below this an answer goes into one packet however it is written. */
const TOO_SMALL_BYTES = 1024;

/** Made as one text each; what is written bit by bit would be of another type. */
const COMPRESSIBLE = /^(?:text\/(?:html|css|plain|javascript)|application\/json|image\/svg\+xml)\b/;

/** The best first. They work on threads of their own: a page takes two or three milliseconds there. */
const WAYS: Readonly<Record<string, (content: Bytes) => Promise<Buffer>>> = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gzip: (content) => promisify(gzip)(content, { level: 6 }),
};

export function compressing<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    if (!gains(response)) return response;
    const content: Bytes = await response.bytes();
    const { status, headers } = response;
    if (content.length < TOO_SMALL_BYTES) return new Response(content, { status, headers });
    headers.append("vary", "accept-encoding");
    const encoding = wayFor(ctx.req);
    if (encoding === undefined) return new Response(content, { status, headers });
    headers.set("content-encoding", encoding);
    return new Response(new Uint8Array(await WAYS[encoding]!(content)), { status, headers });
  };
}

/** Nothing empty and no socket; nor a file, which has a tag, and was compressed by the build where that helps. */
function gains({ body, headers }: Response): boolean {
  return body !== null && !headers.has("etag") &&
    COMPRESSIBLE.test(headers.get("content-type") ?? "");
}

function wayFor(req: Request): string | undefined {
  if (mayBeProbed(req)) return undefined;
  const accepted = (req.headers.get("accept-encoding") ?? "").toLowerCase().split(",")
    .map((wish) => wish.split(";").map((part) => part.trim()))
    .filter(([, quality]) => !/^q=0(?:\.0*)?$/.test(quality ?? ""))
    .map(([name]) => name);
  return Object.keys(WAYS).find((way) => accepted.includes(way));
}

/**
 * A page holds what somebody else wrote beside what they must not know, and gets shorter where the
 * one repeats the other. Whoever listens on the line learns it if they can have the page asked for
 * thousands of times. Only another site can do that: a browser then says so and adds the cookie all
 * the same, or is too old to say anything.
 */
function mayBeProbed({ headers }: Request): boolean {
  const from = headers.get("sec-fetch-site");
  return headers.has("cookie") && from !== "same-origin" && from !== "none";
}
