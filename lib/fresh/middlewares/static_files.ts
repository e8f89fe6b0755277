import { type Context, INTERNAL } from "../context.ts";
import { CACHE_KEY } from "../runtime/asset.ts";
import type { Encoding, StaticFile } from "../snapshot.ts";
import type { Middleware } from "../types.ts";

const FOREVER = "public, max-age=31536000, immutable";
const ASK_AGAIN = "no-cache";

/**
 * Answers with the files that the build knew, and with no others: a path is looked up in a table and never
 * joined to a folder, so there is nothing to climb out of.
 */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const { method } = ctx.req;
    const file = method === "GET" || method === "HEAD" ? findFile(ctx) : undefined;
    return file ? await answerWith(file, ctx) : await ctx.next();
  };
}

function findFile(ctx: Context<unknown>): StaticFile | undefined {
  try {
    const path = decodeURIComponent(ctx.url.pathname.slice(ctx.config.basePath.length));
    return ctx[INTERNAL].snapshot?.files.get(path);
  } catch {
    // A stray per cent sign: no file has such an address.
    return undefined;
  }
}

async function answerWith(file: StaticFile, ctx: Context<unknown>): Promise<Response> {
  const { req, url } = ctx;
  const isOfThisBuild = url.searchParams.get(CACHE_KEY) === ctx[INTERNAL].snapshot?.buildId;
  const headers = new Headers({
    "cache-control": file.immutable || isOfThisBuild ? FOREVER : ASK_AGAIN,
    etag: file.etag,
    "x-content-type-options": "nosniff",
  });
  if (file.encodings.length > 0) headers.set("vary", "accept-encoding");
  if (isKnown(file.etag, req.headers.get("if-none-match"))) {
    return new Response(null, { status: 304, headers });
  }
  const encoding = pickEncoding(file, req.headers.get("accept-encoding"));
  const content = await file.read(encoding);
  headers.set("content-type", file.type);
  if (encoding) headers.set("content-encoding", encoding);
  return new Response(content, { headers });
}

function isKnown(etag: string, header: string | null): boolean {
  if (header === null) return false;
  const known = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes("*") || known.includes(etag.replace(/^W\//, ""));
}

/** The best of what the build prepared that the client takes. `gzip;q=0` means that it does not. */
function pickEncoding(file: StaticFile, header: string | null): Encoding | undefined {
  const accepted = (header ?? "").toLowerCase().split(",")
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0+)?$/.test(part))
    .map((part) => part.split(";")[0]!.trim());
  return file.encodings.find((encoding) => accepted.includes(encoding));
}
