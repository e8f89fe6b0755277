/**
 * Telling: who is connected here, who follows what, and the feed that says what has happened.
 *
 * It knows peers, topics and frames. It must not know what a command means or who may do what, and
 * it never imports actions: it tells of facts, it makes none but those of presence.
 */
export { Hub } from "./hub.ts";
export { createLive, type Live } from "./live.ts";
export { Peer, type PeerSocket } from "./peer.ts";
export { LIVE_TIMES, type LiveTimes } from "./times.ts";
