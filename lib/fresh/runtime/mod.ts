// The door `fresh/runtime`: what pages and islands may use on both sides.
// This folder is what browsers load: it knows the markers, slots and payload that the renderer leaves in a page.
// It must not touch Deno, the server's renderer or any request.

export { asset, assetSrcSet } from "./asset.ts";
export { IS_BROWSER } from "./environment.ts";
export { Head } from "./head.ts";
