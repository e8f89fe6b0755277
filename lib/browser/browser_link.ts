import type { LinkSource } from "../client/mod.ts";
import { isBuildGone } from "./build_gone.ts";

/** By a script of its own: what came with the page is shown without it. */
export const browserLink: LinkSource = {
  async fetch() {
    try {
      return (await import("./with_server.ts")).Link;
    } catch (error) {
      if (await isBuildGone()) return null;
      throw error;
    }
  },
};
