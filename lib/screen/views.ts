/** The pages of the app beside the conversations that there are: whoever adds one, adds its row. */
import type { IconName } from "../../components/icons.ts";
import type { Client } from "../client/mod.ts";
import type { View } from "./address.ts";
import type { Lazy } from "./lazily.ts";

export interface ViewPage {
  readonly icon: IconName;
  /** Whether it stands in the list at the side. */
  readonly inRail: boolean;
  /** What waits there, beside its name in the list. */
  readonly count?: (client: Client) => number;
  readonly Page: Lazy<{ part?: string | undefined }>;
}

export const VIEW_PAGES: { readonly [V in View]?: ViewPage } = {};

export const VIEWS_THERE = Object.keys(VIEW_PAGES) as View[];
