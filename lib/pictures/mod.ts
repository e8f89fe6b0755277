/**
 * Pictures as bytes: what they are by their first ones, how large they say that they are, and what of
 * them is kept when what they tell besides is left out. Server and browser cut them by the same rules.
 *
 * It must not know where bytes lie, nor draw anything: no decoder is asked here.
 */
export * from "./peek.ts";
export * from "./picture_of.ts";
export * from "./walk.ts";
export type { Parts, Stretch } from "./parts.ts";
