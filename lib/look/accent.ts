// The look: the Twind theme, the class scanner and the CSS build. All of it runs at build time, except
// this file, which says what the owner's one choice of colour becomes.
// Knows: role names, the steps of the scales, how sources become one CSS file.
// Must not know: people, rooms, routes, or anything that happens after a page was sent.
// The values of the roles stand in lib/look/css/tokens.css; here they are only named.

/** Pine: calm on warm paper, and far enough from "bad" and "warn" to be told apart. */
export const DEFAULT_ACCENT_HUE = 172;

/**
 * The CSS of /theme.css. The owner picks a hue in degrees; lightness and chroma stay ours, so that contrast
 * holds for every choice. A value that is no number falls back, for it comes from a form.
 */
export function themeCss(hue: number): string {
  const turned = Number.isFinite(hue) ? ((Math.round(hue) % 360) + 360) % 360 : DEFAULT_ACCENT_HUE;
  return `:root{--accent-hue:${turned}}`;
}
