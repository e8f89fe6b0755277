// The least that takes a file in and gives it out: hashed on the way, on disk when it is answered.
// `deno run -A bare.ts FOLDER`

import { createHash } from "node:crypto";

const [folder] = Deno.args;
const path = `${folder}/bare`;

async function take(body: ReadableStream<Uint8Array>): Promise<Response> {
  const file = await Deno.open(path, { create: true, write: true, truncate: true });
  const hash = createHash("sha256");
  for await (const bytes of body) {
    for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
    hash.update(bytes);
  }
  await file.syncData();
  file.close();
  return new Response(hash.digest("hex"));
}

Deno.serve(
  { port: 0, onListen: ({ port }) => console.log(`http://localhost:${port}`) },
  async ({ method, body }) =>
    method === "PUT" ? await take(body!) : new Response((await Deno.open(path)).readable),
);
