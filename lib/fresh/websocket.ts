// The two ways to take a socket: managed (handlers given) and bare (the socket handed out).

import { HttpError } from "./error.ts";

export interface WebSocketHandlers {
  open?(socket: WebSocket): void;
  message?(socket: WebSocket, event: MessageEvent): void;
  close?(socket: WebSocket, code: number, reason: string): void;
  error?(socket: WebSocket, event: Event | ErrorEvent): void;
}

export interface WebSocketUpgradeOptions {
  /** Seconds without a pong after which the connection is given up. */
  idleTimeout?: number;
  /** The sub-protocol to agree on. */
  protocol?: string;
}

export interface BareUpgrade {
  socket: WebSocket;
  response: Response;
}

const IDLE_TIMEOUT_S = 120;
const HANDLER_NAMES = ["open", "message", "close", "error"] as const;
/** "The server met something it did not expect", in the words of RFC 6455. */
const INTERNAL_ERROR = 1011;

/** Handlers and options may stand in the same place; a function under a handler's name decides. */
export function isHandlers(
  value: WebSocketHandlers | WebSocketUpgradeOptions | undefined,
): value is WebSocketHandlers {
  return value !== undefined &&
    HANDLER_NAMES.some((name) => typeof (value as WebSocketHandlers)[name] === "function");
}

export function upgradeBare(req: Request, options: WebSocketUpgradeOptions = {}): BareUpgrade {
  if (req.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    throw new HttpError(400, "Expected a WebSocket upgrade request");
  }
  return Deno.upgradeWebSocket(req, { idleTimeout: IDLE_TIMEOUT_S, ...options });
}

export function upgradeManaged(
  req: Request,
  handlers: WebSocketHandlers,
  options?: WebSocketUpgradeOptions,
): Response {
  const { socket, response } = upgradeBare(req, options);
  socket.onopen = () => guard(socket, () => handlers.open?.(socket));
  socket.onmessage = (event) => guard(socket, () => handlers.message?.(socket, event));
  socket.onclose = ({ code, reason }) =>
    guard(socket, () => handlers.close?.(socket, code, reason));
  socket.onerror = (event) => guard(socket, () => handlers.error?.(socket, event));
  return response;
}

/** What an event handler throws would end the whole process: it ends this one connection instead. */
async function guard(socket: WebSocket, handle: () => unknown): Promise<void> {
  try {
    await handle();
  } catch (error) {
    console.error(error);
    if (socket.readyState === WebSocket.OPEN) socket.close(INTERNAL_ERROR);
  }
}
