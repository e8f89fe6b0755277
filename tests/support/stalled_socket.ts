/**
 * A client that takes a socket and then reads nothing, as a phone in a tunnel: the upgrade is made
 * by hand, for a WebSocket of the platform always reads. It can go on reading, to the end.
 */
import { decodeServerFrame, type ServerItem } from "../../lib/protocol/mod.ts";
import { within } from "./deadline.ts";

const TEXT = 1;
const CLOSE = 8;
const FINAL = 0x80;
const MASKED = 0x80;

export interface ReadToTheEnd {
  readonly items: ServerItem[];
  /** Null where the connection was cut without a word. */
  readonly closed: { code: number; reason: string } | null;
}

export class StalledSocket implements Disposable {
  #unread = new Uint8Array();

  private constructor(private readonly connection: Deno.Conn) {}

  static async connect(address: string, token: string): Promise<StalledSocket> {
    const { hostname, port, host } = new URL(address);
    const connection = await Deno.connect({ hostname, port: Number(port) });
    const socket = new StalledSocket(connection);
    await connection.write(new TextEncoder().encode(
      `GET /ws HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n` +
        "upgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n" +
        "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    ));
    await socket.#takeHead();
    return socket;
  }

  /** Says something all the same, whatever it was told. A client's frames are masked; with zeros. */
  async say(command: Record<string, unknown>): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(command));
    const length = [MASKED | 126, bytes.length >> 8, bytes.length & 0xff];
    await this.connection.write(new Uint8Array([FINAL | TEXT, ...length, 0, 0, 0, 0, ...bytes]));
  }

  /** Everything that was on its way, and how it ended. It answers no ping. */
  async readToTheEnd(): Promise<ReadToTheEnd> {
    const items: ServerItem[] = [];
    for (;;) {
      const frame = await within("the rest of a stalled socket", this.#takeFrame());
      if (frame === null) return { items, closed: null };
      const { kind, bytes } = frame;
      if (kind === TEXT) items.push(...decodeServerFrame(new TextDecoder().decode(bytes)));
      if (kind !== CLOSE) continue;
      const code = new DataView(bytes.buffer, bytes.byteOffset).getUint16(0);
      return { items, closed: { code, reason: new TextDecoder().decode(bytes.subarray(2)) } };
    }
  }

  [Symbol.dispose](): void {
    this.connection.close();
  }

  async #takeHead(): Promise<void> {
    let head = "";
    while (!head.endsWith("\r\n\r\n")) {
      const byte = await this.#take(1);
      if (byte === null) throw new Error(`The upgrade ended after ${head}`);
      head += String.fromCharCode(byte[0]!);
    }
    if (!head.startsWith("HTTP/1.1 101")) throw new Error(`The upgrade was refused: ${head}`);
  }

  /** A server's frames are not masked, and these are never split. */
  async #takeFrame(): Promise<{ kind: number; bytes: Uint8Array } | null> {
    const head = await this.#take(2);
    if (head === null) return null;
    const short = head[1]! & 0x7f;
    const more = short < 126 ? null : await this.#take(short === 126 ? 2 : 8);
    const length = more === null ? short : Number(`0x${more.toHex()}`);
    const bytes = await this.#take(length);
    return bytes === null ? null : { kind: head[0]! & 0x0f, bytes };
  }

  async #take(length: number): Promise<Uint8Array | null> {
    const buffer = new Uint8Array(256 * 1024);
    while (this.#unread.length < length) {
      const read = await this.connection.read(buffer).catch(() => null);
      if (read === null) return null;
      const joined = new Uint8Array(this.#unread.length + read);
      joined.set(this.#unread);
      joined.set(buffer.subarray(0, read), this.#unread.length);
      this.#unread = joined;
    }
    const taken = this.#unread.slice(0, length);
    this.#unread = this.#unread.slice(length);
    return taken;
  }
}
