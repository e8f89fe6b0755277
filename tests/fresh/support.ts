// What the contract tests share. They know Fresh by its three doors alone and assert what its documentation says, so
// that they hold for the real Fresh too; what only the stand-in does is tested in ours/.

import type { App } from "fresh";
import { within as inTime } from "../support/deadline.ts";

/** A request straight to the app, without a network. */
export async function ask<State>(
  app: App<State>,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  return await app.handler()(
    new Request(`http://localhost${path}`, { redirect: "manual", ...init }),
  );
}

export async function textOf<State>(
  app: App<State>,
  path: string,
  init: RequestInit = {},
): Promise<string> {
  return await (await ask(app, path, init)).text();
}

export interface TestServer extends AsyncDisposable {
  origin: string;
  port: number;
}

/** A real server on a free port. */
export function serve<State>(app: App<State>): TestServer {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, app.handler());
  const { port } = server.addr;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** What is printed as an error while something runs; it is kept off the screen. */
export async function printedErrors(run: () => Promise<unknown>): Promise<unknown[]> {
  const printed: unknown[] = [];
  const { error } = globalThis.console;
  globalThis.console.error = (...args: unknown[]) => void printed.push(...args);
  try {
    await run();
  } finally {
    globalThis.console.error = error;
  }
  return printed;
}

export function within<T>(promise: Promise<T>): Promise<T> {
  return inTime("what is to come", promise);
}

/** A request exactly as written, for paths that `fetch` would tidy up. */
export async function rawGet(port: number, target: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const request = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
  await connection.write(new TextEncoder().encode(request));
  return await new Response(connection.readable).text();
}
