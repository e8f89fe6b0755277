import type { LinkSource } from "../client/mod.ts";

/** By a script of its own: what came with the page is shown without it. */
export const browserLink: LinkSource = {
  fetch: async () => (await import("./with_server.ts")).Link,
};
