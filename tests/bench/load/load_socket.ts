/**
 * A WebSocket by hand, over TCP: one read brings many frames, and none becomes an event or a string
 * unless somebody asks. Deno's own costs more for a frame than the servers that are measured here.
 */
import { withinMs } from "../../support/deadline.ts";
import { CLOSE, FrameReader, FrameWriter, type OnFrame, PING, PONG, TEXT } from "./frames.ts";

export interface Address {
  port: number;
  path: string;
  headers: Record<string, string>;
}

export interface Listener {
  /** Before the frames of one read, and after them. */
  woke(): void;
  frame(bytes: Uint8Array, start: number, end: number): void;
  settled(): void;
  closed(code: number | null): void;
}

const CLOSE_MS = 2_000;

/** How often those look who need not know at once, and in how many groups, so that they take turns. */
const LOOK_MS = 20;
const GROUPS = 10;

/**
 * Somebody who only listens reads by the clock: what came meanwhile is one read. The load shares
 * the machine with the server, and a read for each frame of a thousand listeners would slow both.
 */
class Turns {
  readonly #groups: (() => void)[][] = Array.from({ length: GROUPS }, () => []);
  #waiting = 0;
  #turn = 0;

  next(group: number): Promise<void> {
    if (this.#waiting++ === 0) setTimeout(() => this.#wake(), LOOK_MS / GROUPS);
    return new Promise((resolve) => this.#groups[group % GROUPS]!.push(resolve));
  }

  #wake(): void {
    const group = this.#groups[this.#turn++ % GROUPS]!.splice(0);
    this.#waiting -= group.length;
    if (this.#waiting > 0) setTimeout(() => this.#wake(), LOOK_MS / GROUPS);
    for (const resolve of group) resolve();
  }
}

const turns = new Turns();
let opened = 0;

export class LoadSocket {
  /** Whether it reads by the clock. */
  takesTurns = false;
  readonly #group = opened++;
  readonly #tcp: Deno.TcpConn;
  readonly #reader = new FrameReader();
  readonly #writer = new FrameWriter();
  #writing = false;
  #closeCode: number | null = null;
  #ended: Promise<void> = Promise.resolve();

  private constructor(tcp: Deno.TcpConn) {
    this.#tcp = tcp;
  }

  static async open(address: Address): Promise<LoadSocket> {
    const tcp = await Deno.connect({ hostname: "127.0.0.1", port: address.port });
    tcp.setNoDelay(true);
    const socket = new LoadSocket(tcp);
    try {
      await tcp.write(new TextEncoder().encode(upgradeRequest(address)));
      await socket.#readAnswer();
      return socket;
    } catch (error) {
      socket.cut();
      throw error;
    }
  }

  listen(listener: Listener): void {
    this.#ended = this.#follow(listener);
  }

  /** Leaves with the next flush. */
  say(text: string): void {
    this.#writer.add(TEXT, text);
  }

  flush(): void {
    if (!this.#writing && !this.#writer.isEmpty) void this.#write();
  }

  /** As a client leaves that has time to. */
  async close(): Promise<void> {
    this.#writer.add(CLOSE, "");
    this.flush();
    await withinMs(CLOSE_MS, "closing", this.#ended).catch(() => this.cut());
  }

  /** As a cable is pulled. */
  cut(): void {
    try {
      this.#tcp.close();
    } catch {
      // It is closed already
    }
  }

  async #write(): Promise<void> {
    this.#writing = true;
    try {
      while (!this.#writer.isEmpty) await writeAll(this.#tcp, this.#writer.take());
    } catch {
      // Who reads learns that it is closed
    } finally {
      this.#writing = false;
    }
  }

  async #follow(listener: Listener): Promise<void> {
    const onFrame: OnFrame = (opcode, bytes, start, end) => {
      if (opcode === TEXT) listener.frame(bytes, start, end);
      else if (opcode === PING) this.#writer.add(PONG, "");
      else if (opcode === CLOSE) this.#closeCode = closeCode(bytes, start, end);
    };
    try {
      this.#tell(listener, 0, onFrame);
      while (this.#closeCode === null) {
        if (this.takesTurns) await turns.next(this.#group);
        const count = await this.#tcp.read(this.#reader.space());
        if (count === null) break;
        this.#tell(listener, count, onFrame);
      }
    } catch {
      // Cut, by either side
    }
    this.cut();
    listener.closed(this.#closeCode);
  }

  #tell(listener: Listener, count: number, onFrame: OnFrame): void {
    listener.woke();
    this.#reader.came(count, onFrame);
    listener.settled();
    this.flush();
  }

  /** What follows the answer in the same read are frames already. */
  async #readAnswer(): Promise<void> {
    let head = "";
    while (!head.includes("\r\n\r\n")) {
      const bytes = new Uint8Array(4096);
      const count = await this.#tcp.read(bytes);
      if (count === null) throw new Error(`Closed before it was upgraded: ${head}`);
      const text = LATIN1.decode(bytes.subarray(0, count));
      const end = (head + text).indexOf("\r\n\r\n");
      if (end !== -1) this.#reader.hold(bytes.subarray(end + 4 - head.length, count));
      head += text;
    }
    if (!head.startsWith("HTTP/1.1 101")) throw new Error(`Not upgraded: ${head.slice(0, 200)}`);
  }
}

const LATIN1 = new TextDecoder("latin1");

function upgradeRequest({ port, path, headers }: Address): string {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    ...headers,
  });
  return `GET ${path} HTTP/1.1\r\n${lines.map((line) => line.join(": ")).join("\r\n")}\r\n\r\n`;
}

function closeCode(bytes: Uint8Array, start: number, end: number): number {
  return end - start < 2 ? 1005 : bytes[start]! << 8 | bytes[start + 1]!;
}

async function writeAll(tcp: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += await tcp.write(bytes.subarray(written));
}
