// A stand-in for the part of @std/crypto that this app uses, with the same signatures. The package itself is published
// where not every machine can reach it; docs/fresh.md tells how to drop this folder.
// It knows Web Crypto and must know nothing of the app.

export * from "./crypto.ts";
export { timingSafeEqual } from "./timing_safe_equal.ts";
