/**
 * The real start with a handler that Parley does not have: it answers a request with all that
 * the request sent, once it has ended, so that a test decides how long it takes. It says when
 * the first of it has come. A socket gets back what it sends.
 */
import { run } from "../../lib/server/run.ts";
import { say } from "../../lib/server/terminal.ts";

const code = await run({
  args: Deno.args,
  prepare: () => Promise.resolve({ ok: true }),
  loadHandler: () => Promise.resolve(echo),
});
if (code !== null) Deno.exit(code);

async function echo(request: Request): Promise<Response> {
  if (request.headers.get("upgrade") === "websocket") return upgrade(request);
  if (request.body === null) return new Response();
  let all = "";
  for await (const part of request.body.pipeThrough(new TextDecoderStream())) {
    if (all === "") say("Receiving");
    all += part;
  }
  return new Response(all);
}

function upgrade(request: Request): Response {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onmessage = (event) => socket.send(event.data);
  return response;
}
