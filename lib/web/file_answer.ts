// A file as an answer: all of it or a range, to be shown or to be saved, and nothing in it ever runs.

type Bytes = Uint8Array<ArrayBuffer>;

export interface Answered {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Another one for other bytes. */
  readonly mark: string;
  /** Whether browsers may show it where they are; all else is to be saved. */
  readonly isShown: boolean;
  read(start: number, end: number): Promise<ReadableStream<Bytes> | null>;
}

/** A type that no browser opens by itself. */
const UNKNOWN_TYPE = "application/octet-stream";

export async function fileAnswer(req: Request, file: Answered): Promise<Response> {
  const etag = `"${file.mark}"`;
  const headers = new Headers({
    etag,
    "accept-ranges": "bytes",
    // Asked again each time: who may have it may be another by then
    "cache-control": "private, no-cache",
    "content-disposition": dispositionOf(file),
    "content-type": file.isShown ? file.type : UNKNOWN_TYPE,
  });
  if (isKnown(req.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  // Only a GET has ranges
  const range = req.method === "GET" ? rangeOf(req, file.bytes, etag) : null;
  if (range === "beyond") {
    headers.set("content-range", `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.bytes };
  headers.set("content-length", `${end - start}`);
  if (range !== null) headers.set("content-range", `bytes ${start}-${end - 1}/${file.bytes}`);
  const status = range === null ? 200 : 206;
  if (req.method === "HEAD" || start === end) return new Response(null, { status, headers });
  const stream = await file.read(start, end);
  return stream === null
    ? new Response(null, { status: 404 })
    : new Response(stream, { status, headers });
}

/** Programs that know no other signs get the name in ASCII. */
function dispositionOf({ name, isShown }: Answered): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*]/g, escaped);
  return `${isShown ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function isKnown(header: string | null, etag: string): boolean {
  return header?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag) ?? false;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** One range; who asks for several, or for part of other bytes, gets all of it. */
function rangeOf({ headers }: Request, bytes: number, etag: string): Range | "beyond" | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range")?.trim() ?? "");
  const only = headers.get("if-range");
  if (asked === null || (only !== null && only !== etag)) return null;
  const [, from, to] = asked as unknown as [string, string, string];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === "" || to === "" ? bytes : Math.min(bytes, Number(to) + 1);
  if (from !== "" && to !== "" && Number(to) < start) return null;
  return start < end ? { start, end } : "beyond";
}
