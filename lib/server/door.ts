/**
 * Lets requests in until it is shut, and knows which of them still send something. Deno's
 * shutdown() finishes answers, but takes away the bodies of requests that are not read to the
 * end (a message halfway, an upload): those have to be over before it is called.
 */

export type Handler = (
  request: Request,
  info: Deno.ServeHandlerInfo<Deno.NetAddr>,
) => Response | Promise<Response>;

export interface Door {
  readonly handler: Handler;
  /** Turns newcomers away; resolves when the last request with a body is answered. */
  shut(): Promise<void>;
}

export function door(inner: Handler): Door {
  const { promise: empty, resolve: leaveEmpty } = Promise.withResolvers<void>();
  let sending = 0;
  let isShut = false;

  const handler: Handler = async (request, info) => {
    if (isShut) return turnedAway();
    if (!hasAddress(request)) return noAddress();
    if (request.body === null) return await inner(request, info);
    sending++;
    try {
      return await inner(request, info);
    } finally {
      sending--;
      if (isShut && sending === 0) leaveEmpty();
    }
  };

  const shut = () => {
    isShut = true;
    if (sending === 0) leaveEmpty();
    return empty;
  };

  return { handler, shut };
}

/** A Host header such as "a b" gives an address that is none, and one such as "a/b" another path. */
function hasAddress({ url, headers }: Request): boolean {
  return URL.canParse(url) && /^[\w.:[\]-]*$/.test(headers.get("host") ?? "");
}

/** Whoever sends such a header is no browser. */
function noAddress(): Response {
  return new Response("The Host header is not a host name\n", { status: 400 });
}

function turnedAway(): Response {
  return new Response("Parley is stopping or starting again, try once more in a moment\n", {
    status: 503,
    headers: { "connection": "close", "retry-after": "1", "cache-control": "no-store" },
  });
}
