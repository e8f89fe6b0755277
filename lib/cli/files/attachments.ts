import type { AttachmentsSource } from "../../client/mod.ts";
import type { OutboxFile } from "../outbox/outbox_file.ts";
import type { Reach } from "../login/reach.ts";
import { courierBy } from "./courier.ts";
import { DiskShelf } from "./shelf.ts";

/** For a client whose messages wait in this outbox: it can send files, and goes on with those of programs that are gone. */
export function attachmentsBeside(
  outbox: OutboxFile,
  reach: Reach,
  token: string,
): AttachmentsSource {
  return {
    owner: outbox.owner,
    async make(link) {
      // Few send files, and a prompt is to be there at once
      const { Attachments } = await import("../../client/attachments/attachments.ts");
      return new Attachments(new DiskShelf(outbox), courierBy(reach, token), link);
    },
  };
}
