/** What a page has to do with its server, as one script: it comes once the page is there. */
export { Link } from "../client/link.ts";
export { Outbox } from "../client/outbox.ts";
