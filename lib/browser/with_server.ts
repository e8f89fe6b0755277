/** What a page has to do with its server, as one script: it comes once the page is there. */
export { MemoryShelf } from "../client/attachment_shelf.ts";
export { Attachments } from "../client/attachments.ts";
export { Link } from "../client/link.ts";
export { Outbox } from "../client/outbox.ts";
export { IndexedDbShelf } from "./attachments_indexed_db.ts";
export { xhrCourier } from "./xhr_courier.ts";
