/**
 * Message text to nodes, and nodes to one line.
 *
 * It knows what people may type and what it means. It must not know how that looks, who is meant by
 * a name, or where a room leads to: whoever shows the nodes hands that in. Pure, without a DOM, and
 * linear in time: a hostile text costs no more than a long one.
 */
export * from "./emoji.ts";
export * from "./emoji_text.ts";
export * from "./known.ts";
export * from "./nodes.ts";
export * from "./own_address.ts";
export * from "./parse.ts";
export * from "./plain_text.ts";
export * from "./said.ts";
