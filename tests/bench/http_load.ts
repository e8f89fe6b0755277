// A load of GET requests over kept connections. By hand, and not with fetch, which needs more of the processor for a
// request than the server does and would measure itself.

const DECODER = new TextDecoder();

/** Requests a second that were answered with 200, over this many connections. */
export async function requestsPerSecond(
  address: string,
  { connections, ms }: { connections: number; ms: number },
): Promise<number> {
  const url = new URL(address);
  const until = performance.now() + ms;
  const start = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askUntil(url, until)),
  );
  const seconds = (performance.now() - start) / 1000;
  return counts.reduce((all, count) => all + count, 0) / seconds;
}

async function askUntil(url: URL, until: number): Promise<number> {
  const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  const request = new TextEncoder().encode(
    `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\naccept: text/html\r\n\r\n`,
  );
  const buffer = new Uint8Array(256 * 1024);
  let count = 0;
  try {
    while (performance.now() < until) {
      await connection.write(request);
      await readAnswer(connection, buffer);
      count++;
    }
    return count;
  } finally {
    connection.close();
  }
}

async function readAnswer(connection: Deno.Conn, buffer: Uint8Array): Promise<void> {
  let size = 0;
  let whole = Infinity;
  while (size < whole) {
    const read = await connection.read(buffer.subarray(size));
    if (read === null) throw new Error("The server closed the connection");
    size += read;
    if (whole === Infinity) {
      whole = wholeSize(DECODER.decode(buffer.subarray(0, Math.min(size, 4096))));
    }
  }
}

/** Head and body together, known as soon as the head is there. */
function wholeSize(text: string): number {
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return Infinity;
  if (!text.startsWith("HTTP/1.1 200")) throw new Error(`Answered ${text.slice(0, 40)}`);
  const length = /^content-length: (\d+)/im.exec(text.slice(0, end));
  if (!length) throw new Error("An answer without a length");
  return end + 4 + Number(length[1]);
}
