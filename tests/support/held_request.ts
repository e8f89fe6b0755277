/** A request to the echo server that stays under way until the test ends it. */
import type { ChildServer } from "./child_server.ts";

export interface HeldRequest {
  /** Ends the request and gives all that came back. */
  finish(): Promise<string>;
}

/** When this resolves, the server has begun to read it. */
export async function heldRequest(server: ChildServer): Promise<HeldRequest> {
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  const answering = fetch(server.address, {
    method: "POST",
    body: readable.pipeThrough(new TextEncoderStream()),
  });
  // A server that ends without an answer ends this too, and such a test never calls finish
  answering.catch(() => {});
  await writer.write("begun ");
  await server.child.printed("stdout", /^Receiving$/m);
  return {
    finish: async () => {
      await writer.write("and ended");
      await writer.close();
      return await (await answering).text();
    },
  };
}
