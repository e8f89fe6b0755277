// Of the package what is used here. Its own types would bring those of Node along, which are others than Deno's.

import type { Duplex } from "node:stream";

export class WebSocket {
  constructor(url: string, options: {
    readonly createConnection: () => Duplex;
    readonly headers: Readonly<Record<string, string>>;
    readonly perMessageDeflate: boolean;
  });
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  onmessage: (event: { readonly data: string }) => void;
  onerror: () => void;
  onclose: (event: { readonly code: number; readonly reason: string }) => void;
}
