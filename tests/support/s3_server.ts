/**
 * As much of an S3-compatible service as Parley asks of one, over a map: it checks signatures as Amazon
 * describes them (Signature Version 4, by node:crypto and not by what signs them), and lists few at once.
 */
import { createHash, createHmac } from "node:crypto";

export interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  readonly patienceMs: number;
  /** Of all objects, since the beginning. */
  bytesGiven(): number;
}

const KEYS = {
  ...{ region: "eu-north-1", keyId: "parley", secret: "three-odd-green-words" },
  patienceMs: 60_000,
};
const LISTED_AT_ONCE = 2;

export function s3Server(): S3Server {
  const objects = new Map<string, Uint8Array<ArrayBuffer>>();
  let given = 0;
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (req) => {
    const body = await req.bytes();
    if (!isSigned(req, body)) return new Response(null, { status: 403 });
    const url = new URL(req.url);
    if (url.searchParams.get("list-type") === "2") return list(objects, url);
    const key = url.pathname.slice("/chat/".length);
    if (req.method !== "GET") return change(objects, req.method, key, body);
    const found = objects.get(key);
    if (found === undefined) return new Response(null, { status: 404 });
    const part = partOf(found, req.headers.get("range"));
    given += part.length;
    return new Response(part, { status: part === found ? 200 : 206 });
  });
  return {
    ...{ endpoint: `http://127.0.0.1:${server.addr.port}`, ...KEYS },
    bytesGiven: () => given,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function change(
  objects: Map<string, Uint8Array<ArrayBuffer>>,
  method: string,
  key: string,
  body: Uint8Array<ArrayBuffer>,
): Response {
  if (method === "PUT") objects.set(key, body);
  if (method === "DELETE") objects.delete(key);
  return new Response(null, { status: method === "PUT" ? 200 : 204 });
}

function partOf(found: Uint8Array<ArrayBuffer>, range: string | null): Uint8Array<ArrayBuffer> {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  return start === undefined ? found : found.slice(Number(start), Number(end) + 1);
}

/** What stands behind the delimiter is one entry, as a folder would be. */
function list(
  objects: ReadonlyMap<string, Uint8Array>,
  { searchParams: asked }: URL,
): Response {
  const prefix = asked.get("prefix") ?? "";
  const delimiter = asked.get("delimiter");
  const after = asked.get("continuation-token") ?? "";
  const names = [...objects.keys()].sort().filter((key) => key.startsWith(prefix)).map((key) => {
    const end = delimiter === null ? -1 : key.indexOf(delimiter, prefix.length);
    return end < 0 ? key : key.slice(0, end + 1);
  });
  const left = [...new Set(names)].filter((name) => name > after);
  const page = left.slice(0, LISTED_AT_ONCE);
  const next = left.length > page.length
    ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>`
    : "";
  const entry = (name: string) =>
    name.endsWith("/")
      ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${name}</Key><Size>${objects.get(name)!.length}</Size></Contents>`;
  return new Response(`<ListBucketResult>${page.map(entry).join("")}${next}</ListBucketResult>`);
}

function isSigned({ method, url, headers }: Request, body: Uint8Array): boolean {
  const signed = /^AWS4-HMAC-SHA256 Credential=(.+?)\/(.+), SignedHeaders=(.+), Signature=(.+)$/
    .exec(headers.get("authorization") ?? "");
  if (signed === null) return false;
  const [, keyId, scope, names, signature] = signed as unknown as string[];
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  const hash = headers.get("x-amz-content-sha256")!;
  if (keyId !== KEYS.keyId || ![sha256(body), "UNSIGNED-PAYLOAD"].includes(hash)) return false;
  const request = [
    ...[method, pathname, searchParams.toString().replaceAll("+", "%20")],
    ...names!.split(";").map((name) => `${name}:${headers.get(name)}`),
    ...["", names, hash],
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers.get("x-amz-date"), scope, sha256(request)].join("\n");
  const [day] = scope!.split("/");
  const key = [day!, KEYS.region, "s3", "aws4_request"].reduce<string | Uint8Array>(
    (key, part) => hmac(key, part),
    `AWS4${KEYS.secret}`,
  );
  return hmac(key, text).toHex() === signature;
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Uint8Array, text: string): Uint8Array {
  return new Uint8Array(createHmac("sha256", key).update(text).digest());
}
