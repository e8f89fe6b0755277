// Reloads open pages after the server was started anew: they hold a stream open and look whose it is when it returns.

import type { Handler } from "../app.ts";

export const LIVE_RELOAD_SCRIPT = "/_fresh/live_reload.js";
const STREAM = "/_fresh/live_reload";

const SCRIPT = `let server;
new EventSource(${JSON.stringify(STREAM)}).onmessage = ({ data }) => {
  if (server !== undefined && server !== data) location.reload();
  server = data;
};
`;

export function withLiveReload(handler: Handler): Handler {
  const server = crypto.randomUUID();
  return async (req, info) => {
    const { pathname } = new URL(req.url);
    if (pathname === LIVE_RELOAD_SCRIPT) {
      return new Response(SCRIPT, {
        headers: { "content-type": "text/javascript" },
      });
    }
    if (pathname === STREAM) return tell(server);
    return await handler(req, info);
  };
}

function tell(server: string): Response {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(`retry: 200\ndata: ${server}\n\n`),
  });
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
    },
  });
}
