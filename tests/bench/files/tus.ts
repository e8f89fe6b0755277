// Somebody who brings files, in the benchmark itself and in a process of their own.

const MIB = 1024 * 1024;

export interface Place {
  readonly address: string;
  readonly token: string;
}

export const FILE_BYTES = 100 * MIB;

/** Its own bytes each time. */
export function fileOf(seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FILE_BYTES);
  new DataView(bytes.buffer).setFloat64(0, seed);
  return bytes;
}

/** Its id. */
export async function bring({ address, token }: Place, bytes: Uint8Array<ArrayBuffer>) {
  const path = await announce({ address, token }, bytes.length);
  await answered(
    await fetch(address + path, {
      method: "PATCH",
      headers: {
        ...headersOf(token),
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
      },
      body: bytes,
    }),
  );
  return path.slice("/uploads/".length);
}

export async function announce({ address, token }: Place, length: number): Promise<string> {
  const headers = { ...headersOf(token), "upload-length": `${length}` };
  const response = await answered(await fetch(`${address}/uploads`, { method: "POST", headers }));
  return response.headers.get("location")!;
}

export async function answered(response: Response): Promise<Response> {
  const text = response.body && await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return response;
}

export async function download(address: string, headers: Record<string, string>): Promise<void> {
  const { body } = await fetch(address, { headers });
  let length = 0;
  for await (const bytes of body!) length += bytes.length;
  if (length !== FILE_BYTES) throw new Error(`${length} bytes came of ${FILE_BYTES}`);
}

export function headersOf(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0" };
}
