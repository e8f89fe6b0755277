// The owner's accent colour as a stylesheet whose address changes with it, so that browsers may keep it for good.

import { createHash } from "node:crypto";
import { DEFAULT_ACCENT_HUE, themeCss } from "../look/accent.ts";

export { DEFAULT_ACCENT_HUE };

export interface Theme {
  css: string;
  href: string;
}

const themes = new Map<number, Theme>();

export function themeOf(hue: number = DEFAULT_ACCENT_HUE): Theme {
  const known = themes.get(hue);
  if (known) return known;
  const css = themeCss(hue);
  const version = createHash("sha256").update(css).digest("hex").slice(0, 12);
  const theme = { css, href: `/theme.css?v=${version}` };
  themes.set(hue, theme);
  return theme;
}
