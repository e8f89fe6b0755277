/** What a page has to do with its server, as one script: it comes once the page is there. */
export { MemoryShelf } from "../client/attachments/attachment_shelf.ts";
export { Attachments } from "../client/attachments/attachments.ts";
export { Link } from "../client/link/link.ts";
export { Outbox } from "../client/outbox/outbox.ts";
export { IndexedDbShelf } from "./attachments_indexed_db.ts";
export { xhrCourier } from "./xhr_courier.ts";
