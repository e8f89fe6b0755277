import { defineConfig } from "@twind/core";
import autoprefix from "@twind/preset-autoprefix";
import tailwind from "@twind/preset-tailwind";

/** Steps are named by their pixels at the default text size and written in rem, so they grow with it. */
function steps(...pixels: number[]): Record<string, string> {
  return Object.fromEntries(pixels.map((px) => [String(px), px === 0 ? "0" : `${px / 16}rem`]));
}

/** The colour roles of lib/look/css/tokens.css. A colour that is no role has no class. */
export const COLOR_ROLES = [
  "ground",
  "raised",
  "sunken",
  "fill",
  "line",
  "edge",
  "text",
  "quiet",
  "accent",
  "accent-strong",
  "accent-soft",
  "on-accent",
  "good",
  "warn",
  "bad",
  "on-bad",
] as const;

const colors: Record<string, string> = {
  transparent: "transparent",
  current: "currentColor",
  ...Object.fromEntries(COLOR_ROLES.map((role) => [role, `var(--${role})`])),
};

/**
 * The theme replaces Tailwind's scales instead of extending them: a size, space or colour outside the
 * system yields no rule, and a class without a rule fails a test.
 */
export const twindConfig = defineConfig({
  hash: false,
  presets: [autoprefix(), tailwind({ disablePreflight: true })],
  // What reads from right to left is the mirror image: no class says left or right
  rules: [
    ["ms-", ({ $$ }, { theme }) => ({ marginInlineStart: theme("margin", $$) })],
    ["me-", ({ $$ }, { theme }) => ({ marginInlineEnd: theme("margin", $$) })],
    ["ps-", ({ $$ }, { theme }) => ({ paddingInlineStart: theme("padding", $$) })],
    ["pe-", ({ $$ }, { theme }) => ({ paddingInlineEnd: theme("padding", $$) })],
    ["border-s$", { borderInlineStartWidth: "1px" }],
    ["border-e$", { borderInlineEndWidth: "1px" }],
  ],
  variants: [["coarse", "@media (pointer: coarse)"]],
  theme: {
    screens: { sm: "40em", md: "56.25em", lg: "75em" },
    colors,
    spacing: { px: "1px", ...steps(0, 2, 4, 8, 12, 16, 24, 32, 48, 96) },
    borderRadius: { 0: "0", 6: "0.375rem", 10: "0.625rem", 16: "1rem", full: "999px" },
    fontSize: {
      12: ["0.75rem", "1.35"],
      13: ["0.8125rem", "1.4"],
      15: ["0.9375rem", "1.5"],
      18: ["1.125rem", "1.45"],
      24: ["1.5rem", "1.25"],
      32: ["2rem", "1.2"],
    },
    fontWeight: { normal: "400", semibold: "600" },
    extend: {
      width: steps(18, 20, 28, 36, 64),
      height: steps(18, 20, 28, 36, 64),
      minHeight: steps(28, 36, 44),
    },
  },
});
