/** How it is for whoever has not said how they want it. */
import type { RoomPrefs, Settings } from "./settings.ts";

export const DEFAULT_SETTINGS: Settings = {
  theme: "system",
  contrast: "system",
  textSize: "normal",
  density: "comfortable",
  motion: "system",
  clock: "auto",
  language: "auto",
  enterSends: true,
  receipts: true,
  level: "mentions",
  desktop: false,
  volume: 60,
  quietHours: null,
  keywords: [],
  sections: [],
};

export const DEFAULT_PREFS: RoomPrefs = {
  level: null,
  mutedUntil: 0,
  favourite: false,
  section: null,
  order: null,
  hiddenAt: null,
};
