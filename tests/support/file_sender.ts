/** Somebody who brings files over HTTP and fetches them, as any program does. */
import assert from "node:assert/strict";

type Bytes = Uint8Array<ArrayBuffer>;

export class FileSender {
  constructor(readonly address: string, readonly token: string) {}

  ask(method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) {
    const all = { authorization: `Bearer ${this.token}`, "tus-resumable": "1.0.0", ...headers };
    return fetch(this.address + path, { method, headers: all, ...(body && { body }) });
  }

  /** Where it is to be sent. */
  async announces(bytes: number, name = "notes.txt"): Promise<string> {
    const metadata = `filename ${new TextEncoder().encode(name).toBase64()}`;
    const headers = { "upload-length": `${bytes}`, "upload-metadata": metadata };
    const response = await this.ask("POST", "/uploads", headers);
    assert.equal(response.status, 201, await response.text());
    return response.headers.get("location")!;
  }

  sends(path: string, offset: number, body: BodyInit, headers: Record<string, string> = {}) {
    const type = { "content-type": "application/offset+octet-stream" };
    return this.ask("PATCH", path, { ...type, "upload-offset": `${offset}`, ...headers }, body);
  }

  async brings(bytes: Bytes, name?: string): Promise<string> {
    const path = await this.announces(bytes.length, name);
    const response = await this.sends(path, 0, bytes);
    assert.equal(response.status, 204, await response.text());
    return path.slice("/uploads/".length);
  }

  /** How far it has come. */
  async offsetOf(path: string): Promise<number> {
    const response = await this.ask("HEAD", path);
    assert.equal(response.status, 200);
    return Number(response.headers.get("upload-offset"));
  }

  fetches(id: string, headers: Record<string, string> = {}, method = "GET") {
    const all = { authorization: `Bearer ${this.token}`, ...headers };
    return fetch(`${this.address}/files/${id}`, { method, headers: all });
  }
}
