// @ts-types="./ws_types.d.ts"
import { WebSocket as Opened } from "ws";
import type { Socket } from "../../client/mod.ts";
import type { Server } from "./address.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { AGENT, socketUrl } from "./reach.ts";
import { connectTo } from "./tls.ts";

export interface PinnedPlace {
  readonly server: Server;
  readonly path: string;
  readonly token: string;
  readonly known: Fingerprint;
}

const LOST = 1006;

/** A socket as browsers have it. The token is said only once it is known to whom. */
export class PinnedSocket implements Socket {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly #end = new AbortController();
  #opened: Opened | null = null;
  #isOver = false;

  constructor(place: PinnedPlace) {
    void this.#open(place).catch(() => this.#fail());
  }

  get readyState(): number {
    return this.#opened?.readyState ?? (this.#isOver ? WebSocket.CLOSED : WebSocket.CONNECTING);
  }

  send(text: string): void {
    this.#opened?.send(text);
  }

  close(code?: number): void {
    this.#end.abort();
    this.#opened?.close(code);
  }

  async #open({ server, path, token, known }: PinnedPlace): Promise<void> {
    const road = await connectTo(server, known, this.#end.signal);
    if (this.#end.signal.aborted) {
      road.destroy();
      return this.#fail();
    }
    const opened = new Opened(socketUrl(server, path), {
      createConnection: () => road,
      headers: { authorization: `Bearer ${token}`, "user-agent": AGENT },
      perMessageDeflate: false,
    });
    this.#opened = opened;
    opened.onmessage = ({ data }) => this.onmessage?.(new MessageEvent("message", { data }));
    opened.onerror = () => this.onerror?.(new Event("error"));
    opened.onclose = ({ code, reason }) => this.#close(code, reason);
  }

  #fail(): void {
    this.onerror?.(new Event("error"));
    this.#close(LOST, "");
  }

  #close(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.onclose?.(new CloseEvent("close", { code, reason }));
  }
}
