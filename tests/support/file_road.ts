/** The way of files from a client to a real server: a test sees what goes, and breaks it where it likes. */
import type { Courier, Parcel, Receipt } from "../../lib/client/mod.ts";

export interface Passed {
  readonly method: Parcel["method"];
  readonly path: string;
  /** Of the bytes that went. */
  readonly from: number;
  readonly to: number;
}

export class FileRoad {
  readonly passed: Passed[] = [];
  /** Asked before each; what it gives is answered in the server's place, and "cut" is a lost line. */
  meets: (parcel: Parcel) => Promise<"cut" | "half" | "unheard" | Receipt | null> = () =>
    Promise.resolve(null);

  /** Told of each answer of the server. */
  hears: (parcel: Parcel, receipt: Receipt) => void = () => {};

  constructor(private readonly address: string, private readonly token: string) {}

  readonly courier: Courier = async (parcel) => {
    const met = await this.meets(parcel);
    parcel.signal.throwIfAborted();
    if (met === "cut") throw new Error("There is no line");
    if (met !== null && typeof met !== "string") return met;
    const receipt = await this.#pass(met === "half" ? halved(parcel) : parcel);
    this.hears(parcel, receipt);
    if (met !== null) throw new Error("The line was cut");
    parcel.onSent?.(parcel.body?.size ?? 0);
    return receipt;
  };

  /** Which bytes of files went, in the order in which they did. */
  get ranges(): string[] {
    return this.passed.filter(({ method }) => method === "PATCH")
      .map(({ from, to }) => `${from}-${to}`);
  }

  methods(): string[] {
    return this.passed.map(({ method }) => method);
  }

  async #pass({ method, path, headers, body, signal }: Parcel): Promise<Receipt> {
    const from = Number(headers["upload-offset"] ?? 0);
    this.passed.push({ method, path, from, to: from + (body?.size ?? 0) });
    const all = { authorization: `Bearer ${this.token}`, ...headers };
    const asked = { method, headers: all, signal, ...(body && { body }) };
    const response = await fetch(this.address + path, asked);
    const text = await response.text();
    return { status: response.status, text, header: (name) => response.headers.get(name) };
  }
}

/** As when the line is cut in the middle of it: what came is kept where no checksum says otherwise. */
function halved(parcel: Parcel): Parcel {
  const { "upload-checksum": _, ...headers } = parcel.headers;
  const { body = new Blob() } = parcel;
  return { ...parcel, headers, body: body.slice(0, Math.floor(body.size / 2)) };
}
