/**
 * An authenticator and the browser around it, in software: ES256 keys that the test holds, and a hand
 * on everything that a real one would not let anybody change.
 */
import { createHash } from "node:crypto";
import type { ToCreate, ToGet } from "../../lib/auth/mod.ts";

const BASE64URL = { alphabet: "base64url", omitPadding: true } as const;
const ES256 = { name: "ECDSA", namedCurve: "P-256" };
const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;
/** One that stays on its device. */
const AAGUID = new Uint8Array(16);

/** What a dishonest browser says instead. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly type?: string;
}

export class SoftAuthenticator {
  private constructor(
    readonly origin: string,
    readonly id: Uint8Array<ArrayBuffer>,
    private readonly keys: CryptoKeyPair,
    private readonly counts: boolean,
    public userHandle: string,
    private counter: number,
  ) {}

  /** Whose counter says 0 for ever, as those do that are copied between devices, or rises. */
  static async at(origin: string, { counts = true } = {}): Promise<SoftAuthenticator> {
    const keys = await crypto.subtle.generateKey(ES256, true, ["sign", "verify"]);
    const id = crypto.getRandomValues(new Uint8Array(32));
    return new SoftAuthenticator(origin, id, keys as CryptoKeyPair, counts, "", 0);
  }

  /** Another one with the same secret. */
  copy(): SoftAuthenticator {
    const { origin, id, keys, counts, userHandle, counter } = this;
    return new SoftAuthenticator(origin, id, keys, counts, userHandle, counter);
  }

  get name(): string {
    return this.id.toBase64(BASE64URL);
  }

  async create(options: ToCreate, lies: Lies = {}): Promise<string> {
    this.userHandle = options.user.id;
    const client = this.#client(lies.type ?? "webauthn.create", options.challenge, lies);
    const authData = joined(
      this.#data(lies.rpId ?? options.rp.id!, PRESENT | VERIFIED | HAS_KEY, lies.counter),
      AAGUID,
      Uint8Array.of(this.id.length >> 8, this.id.length & 0xff),
      this.id,
      await this.#publicKey(),
    );
    const attestationObject = joined(
      Uint8Array.of(0xa3),
      cborText("fmt"),
      cborText("none"),
      cborText("attStmt"),
      Uint8Array.of(0xa0),
      cborText("authData"),
      cborBytes(authData),
    );
    return this.#answer({
      clientDataJSON: client.toBase64(BASE64URL),
      attestationObject: attestationObject.toBase64(BASE64URL),
      transports: ["internal"],
    });
  }

  async use(options: ToGet, lies: Lies = {}): Promise<string> {
    if (this.counts) this.counter++;
    const client = this.#client(lies.type ?? "webauthn.get", options.challenge, lies);
    const data = this.#data(lies.rpId ?? options.rpId!, PRESENT | VERIFIED, lies.counter);
    const signed = joined(data, sha256(client));
    const how = { name: "ECDSA", hash: "SHA-256" };
    const raw = new Uint8Array(await crypto.subtle.sign(how, this.keys.privateKey, signed));
    return this.#answer({
      clientDataJSON: client.toBase64(BASE64URL),
      authenticatorData: data.toBase64(BASE64URL),
      signature: der(raw).toBase64(BASE64URL),
      userHandle: lies.userHandle ?? this.userHandle,
    });
  }

  #answer(response: object): string {
    const { name: id } = this;
    return JSON.stringify({
      ...{ id, rawId: id, type: "public-key", clientExtensionResults: {}, response },
    });
  }

  #client(type: string, challenge: string, lies: Lies): Uint8Array<ArrayBuffer> {
    const said = { type, challenge: lies.challenge ?? challenge, crossOrigin: false };
    return bytesOf(JSON.stringify({ ...said, origin: lies.origin ?? this.origin }));
  }

  #data(rpId: string, flags: number, counter = this.counter): Uint8Array<ArrayBuffer> {
    const count = new Uint8Array(4);
    new DataView(count.buffer).setUint32(0, counter);
    return joined(sha256(bytesOf(rpId)), Uint8Array.of(flags), count);
  }

  /** A COSE key: kty EC2, alg ES256, crv P-256, x and y. */
  async #publicKey(): Promise<Uint8Array<ArrayBuffer>> {
    const { x, y } = await crypto.subtle.exportKey("jwk", this.keys.publicKey);
    const [cx, cy] = [x!, y!].map((part) => Uint8Array.fromBase64(part, BASE64URL));
    const start = Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21);
    return joined(start, cborBytes(cx!), Uint8Array.of(0x22), cborBytes(cy!));
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function cborText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(text);
  return joined(Uint8Array.of(0x60 | bytes.length), bytes);
}

function cborBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = bytes;
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff];
  return joined(Uint8Array.of(...head), bytes);
}

/** Web Crypto signs with two bare numbers; authenticators wrap them. */
function der(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const numbers = joined(...[raw.subarray(0, 32), raw.subarray(32)].map(derNumber));
  return joined(Uint8Array.of(0x30, numbers.length), numbers);
}

function derNumber(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0);
  const significant = bytes.subarray(start);
  const isNegative = significant[0]! >= 0x80;
  const number = isNegative ? joined(Uint8Array.of(0), significant) : significant;
  return joined(Uint8Array.of(0x02, number.length), number);
}
