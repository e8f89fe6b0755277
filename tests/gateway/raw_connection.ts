/**
 * A WebSocket written by hand, byte for byte: for clients that break the rules of WebSockets
 * themselves, which no good library lets one do.
 */
import { within } from "../support/deadline.ts";

const TEXT = 1;
const encoder = new TextEncoder();

export class RawConnection implements Disposable {
  #heard = "";

  private constructor(private readonly conn: Deno.TcpConn) {}

  /** The status of the answer, and the connection if it was accepted. */
  static async open(
    address: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; connection: RawConnection }> {
    const { hostname, port, host } = new URL(address);
    const conn = await Deno.connect({ hostname, port: Number(port) });
    const lines = Object.entries({
      host,
      upgrade: "websocket",
      connection: "Upgrade",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      "sec-websocket-version": "13",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    await conn.write(encoder.encode(`GET /ws HTTP/1.1\r\n${lines.join("")}\r\n`));
    const connection = new RawConnection(conn);
    const answer = await connection.#read("the answer to the upgrade");
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), connection };
  }

  async send(payload: string | Uint8Array, opcode = TEXT): Promise<void> {
    const bytes = typeof payload === "string" ? encoder.encode(payload) : payload;
    const { length } = bytes;
    const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255];
    // A mask of zeros leaves the bytes as they are
    const frame = new Uint8Array([0x80 | opcode, ...size, 0, 0, 0, 0, ...bytes]);
    await this.conn.write(frame);
  }

  /** Reads on until the server has ended it. */
  async toTheEnd(): Promise<void> {
    try {
      while (await this.#read("the end of the connection") !== "");
    } catch (error) {
      if (!(error instanceof Deno.errors.ConnectionReset)) throw error;
    }
  }

  /** Until this was among what came. */
  async until(text: string): Promise<void> {
    while (!this.#heard.includes(text)) {
      if (await this.#read(text) === "") throw new Error(`Ended without ${text}: ${this.#heard}`);
    }
  }

  /** The first group of what came that looks so. */
  found(pattern: RegExp): string | null {
    return pattern.exec(this.#heard)?.[1] ?? null;
  }

  async #read(what: string): Promise<string> {
    const buffer = new Uint8Array(65_536);
    const count = await within(what, this.conn.read(buffer));
    const text = new TextDecoder("latin1").decode(buffer.subarray(0, count ?? 0));
    this.#heard += text;
    return text;
  }

  [Symbol.dispose](): void {
    this.conn.close();
  }
}
