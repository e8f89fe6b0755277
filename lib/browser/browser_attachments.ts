import type { AttachmentsSource, Owner } from "../client/mod.ts";

export function attachmentsName({ person, server }: Owner): string {
  return `parley attachments of ${person} on ${server}`;
}

/**
 * Attachments for a tab of this browser. Where there are no locks each tab has its own, as with the
 * outbox. They come by the script of what has to do with the server.
 */
export function browserAttachments(owner: Owner): AttachmentsSource {
  return {
    owner,
    async make(link) {
      const { Attachments, IndexedDbShelf, MemoryShelf, xhrCourier } = await import(
        "./with_server.ts"
      );
      const shelf = "locks" in navigator
        ? new IndexedDbShelf(attachmentsName(owner), owner)
        : new MemoryShelf(owner);
      return new Attachments(shelf, xhrCourier, link);
    },
  };
}
