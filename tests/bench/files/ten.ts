// Ten files at once, again and again until it is ended. `deno run -A ten.ts ADDRESS TOKEN plain|photographs`
// By sockets of its own and from one small buffer: people who bring files sit elsewhere, and what brings them
// here is to take as little as can be of the processors that the server has. `fetch` takes most of one, and
// gigabytes for its copies.

import { PHOTOGRAPH_HEAD } from "./photograph.ts";
import { announce, FILE_BYTES, headersOf, type Place } from "./tus.ts";

const [address, token, kind] = Deno.args as [string, string, "plain" | "photographs"];
const place: Place = { address, token };
const { hostname, port } = new URL(address);
const part = new Uint8Array(256 * 1024);
console.log("ready");
await Promise.all(Array.from({ length: 10 }, async (_, seed) => {
  const first = part.slice();
  if (kind === "photographs") first.set(PHOTOGRAPH_HEAD);
  // No two of them have the same bytes
  first.fill(seed, -8);
  for (;;) await bring(first);
}));

async function bring(first: Uint8Array): Promise<void> {
  const path = await announce(place, FILE_BYTES);
  using socket = await Deno.connect({ hostname, port: Number(port) });
  const headers = {
    ...headersOf(token),
    "host": `${hostname}:${port}`,
    "connection": "close",
    "content-length": `${FILE_BYTES}`,
    "content-type": "application/offset+octet-stream",
    "upload-offset": "0",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`PATCH ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  await write(socket, new TextEncoder().encode(head));
  for (let at = 0; at < FILE_BYTES; at += part.length) await write(socket, at === 0 ? first : part);
  const answer = await new Response(socket.readable).text();
  if (!answer.startsWith("HTTP/1.1 204")) throw new Error(answer);
  console.log("whole");
}

async function write(socket: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await socket.write(rest));
}
