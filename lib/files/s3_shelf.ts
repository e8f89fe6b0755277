/** Pieces as objects of a bucket of an S3-compatible service: `blob/offset`, below a prefix. */
import { AwsClient } from "aws4fetch";
import { type BlobId, type Bytes, isBlobId, type Owned, OWNER_NAME } from "./blobs.ts";
import type { Piece, Shelf } from "./pieces.ts";

export interface Bucket {
  /** Of the bucket, and a folder in it: https://s3.example.org/bucket/parley */
  readonly address: URL;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** For how long an answer is waited for, all of it and however often it is asked for. */
  readonly patienceMs: number;
}

/** Requests cost time and money, memory too: so many bytes each. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** So that the order of names is that of numbers. */
const OFFSET_CHARS = 16;

export class S3Shelf implements Shelf, Owned {
  readonly pieceBytes = PIECE_BYTES;
  readonly #client: AwsClient;
  readonly #patienceMs: number;
  readonly #bucket: URL;
  readonly #prefix: string;

  constructor({ address, region, keyId, secret, patienceMs }: Bucket) {
    this.#patienceMs = patienceMs;
    const [bucket = "", ...folders] = address.pathname.split("/").filter((part) => part !== "");
    this.#bucket = new URL(`/${bucket}`, address);
    this.#prefix = folders.map((folder) => `${folder}/`).join("");
    this.#client = new AwsClient({
      ...{ accessKeyId: keyId, secretAccessKey: secret, region },
      ...{ service: "s3", retries: 4 },
    });
  }

  async put(blob: BlobId, offset: number, body: Bytes): Promise<void> {
    await this.#ask("PUT", this.#objectOf(blob, offset), { body });
  }

  async get(
    blob: BlobId,
    { offset, length }: Piece,
    start: number,
    end: number,
  ): Promise<Bytes | null> {
    const isAll = start === 0 && end === length;
    const headers: HeadersInit = isAll ? {} : { range: `bytes=${start}-${end - 1}` };
    return await this.#get(this.#objectOf(blob, offset), headers);
  }

  async owner(): Promise<string | null> {
    const bytes = await this.#get(this.#addressOf(OWNER_NAME), {});
    return bytes && new TextDecoder().decode(bytes);
  }

  async belongTo(owner: string): Promise<void> {
    const body = new TextEncoder().encode(owner);
    await this.#ask("PUT", this.#addressOf(OWNER_NAME), { body });
  }

  async pieces(blob: BlobId): Promise<Piece[]> {
    const pages = this.#list({ prefix: `${this.#prefix}${blob}/` });
    const pieces: Piece[] = [];
    for await (const page of pages) {
      for (const object of elementsOf(page, "Contents")) {
        const [key, size] = [elementsOf(object, "Key")[0]!, elementsOf(object, "Size")[0]!];
        pieces.push({ offset: Number(key.slice(key.lastIndexOf("/") + 1)), length: Number(size) });
      }
    }
    return pieces;
  }

  async remove(blob: BlobId, pieces: readonly Piece[]): Promise<void> {
    for (const { offset } of pieces) await this.#ask("DELETE", this.#objectOf(blob, offset));
  }

  async *list(): AsyncIterable<BlobId> {
    for await (const page of this.#list({ prefix: this.#prefix, delimiter: "/" })) {
      for (const folder of elementsOf(page, "CommonPrefixes")) {
        const name = elementsOf(folder, "Prefix")[0]!.slice(this.#prefix.length, -1);
        if (isBlobId(name)) yield name;
      }
    }
  }

  async *#list(query: Record<string, string>): AsyncIterable<string> {
    for (let next: string | undefined = ""; next !== undefined;) {
      const address = new URL(this.#bucket);
      const asked = { "list-type": "2", ...query, ...(next && { "continuation-token": next }) };
      address.search = new URLSearchParams(asked).toString();
      const page = await (await this.#ask("GET", address)).text();
      yield page;
      next = elementsOf(page, "NextContinuationToken")[0];
    }
  }

  #objectOf(blob: BlobId, offset: number): URL {
    return this.#addressOf(`${blob}/${String(offset).padStart(OFFSET_CHARS, "0")}`);
  }

  #addressOf(name: string): URL {
    return new URL(`${this.#bucket.pathname}/${this.#prefix}${name}`, this.#bucket);
  }

  async #get(address: URL, headers: HeadersInit): Promise<Bytes | null> {
    const response = await this.#fetch(address, { headers });
    if (response.status !== 404) return new Uint8Array(await (await fine(response)).arrayBuffer());
    await response.body?.cancel();
    return null;
  }

  async #ask(method: string, address: URL, init: { body?: Bytes } = {}): Promise<Response> {
    const response = await fine(await this.#fetch(address, { method, ...init }));
    if (method !== "GET") await response.body?.cancel();
    return response;
  }

  /** Who waits for an answer that never comes keeps an upload from going on. */
  #fetch(
    address: URL,
    init: { method?: string; headers?: HeadersInit; body?: Bytes },
  ): Promise<Response> {
    return this.#client.fetch(address, { ...init, signal: AbortSignal.timeout(this.#patienceMs) });
  }
}

async function fine(response: Response): Promise<Response> {
  if (response.ok) return response;
  await response.body?.cancel();
  throw new Error(`The store of files answered with ${response.status}`);
}

/** What stands in the elements of one name. Keys are our own, so nothing in them is escaped. */
function elementsOf(xml: string, name: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"));
  return Array.from(found, ([, inner]) => inner!);
}
