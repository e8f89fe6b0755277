// The road to a place that is known by the fingerprint of its certificate. Deno's own fetch and WebSocket take no
// certificate that is its own authority (what openssl makes) nor one with another name, so both go over node:tls here.

import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TLSSocket } from "node:tls";
import type { Server } from "./address.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { PinnedSocket } from "./pinned_socket.ts";
import { type Reach, withAgent } from "./reach.ts";
import { connectTo } from "./tls.ts";

export function pinnedReach(server: Server, known: Fingerprint): Reach {
  return {
    server,
    known,
    async fetch(path, init) {
      const asked = new Request(server + path, { ...init, ...withAgent(init) });
      const socket = await connectTo(server, known, asked.signal);
      return await ask(asked, socket);
    },
    openSocket: (path, token) => new PinnedSocket({ server, path, token, known }),
  };
}

/** One request on a road of its own, which ends with the answer. */
async function ask(asked: Request, socket: TLSSocket): Promise<Response> {
  const giveUp = () => void socket.destroy();
  asked.signal.addEventListener("abort", giveUp, { once: true });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sending = request(asked.url, {
    method: asked.method,
    headers: Object.fromEntries(asked.headers),
    createConnection: () => socket,
  }, resolve);
  sending.on("error", reject);
  const said = asked.body === null ? [] : Readable.fromWeb(asked.body as never);
  // An answer may come before all was said
  pipeline(said, sending).catch(reject);
  const answer = await promise;
  answer.once("close", () => {
    asked.signal.removeEventListener("abort", giveUp);
    socket.destroy();
  });
  return responseOf(answer);
}

const WITHOUT_BODY = [204, 205, 304];

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const status = answer.statusCode!;
  if (WITHOUT_BODY.includes(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(answer) as ReadableStream, { status, headers });
}
