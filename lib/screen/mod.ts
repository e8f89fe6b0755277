/**
 * The web app's moving parts: which conversation is open, what of it is on the screen, what is
 * being written, which panel is beside it.
 *
 * It knows the client and shows its state; what it changes, it asks the client to change. It must
 * not know the wire, and nothing in it decides who may do what: that is asked of `can()`.
 */
export { Screen, type ScreenProps } from "./Screen.tsx";
export { type Address, addressOf, pathOf } from "./going/address.ts";
export { barFor, BARS, lookOf } from "./look.ts";
