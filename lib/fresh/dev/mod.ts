// The door `fresh/dev`: building an app, and serving it for development.
// This folder knows the sources of an app, the bundler and the output folder. It must not know requests or how pages
// are rendered: all that a server learns of a build is in a snapshot. In production nothing here is loaded.

export { Builder } from "./builder.ts";
export type { BuilderOptions } from "./options.ts";
export type { TransformArgs, TransformResult } from "./static.ts";
