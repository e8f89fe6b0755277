/** What somebody has set for themselves: for the whole place, and for one room. */
import * as v from "valibot";
import { LIMITS } from "./limits.ts";
import { Count, Time } from "./message.ts";
import { honestLine } from "./text.ts";

/** Of what one is told aloud. */
export const NotifyLevel = v.picklist(["all", "mentions", "nothing"]);
export type NotifyLevel = v.InferOutput<typeof NotifyLevel>;

const MINUTES_OF_DAY = 24 * 60;
const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MINUTES_OF_DAY - 1));

/** By the clock of the device; `from` may be later than `to`, over midnight. */
export const QuietHours = v.strictObject({ from: minuteOfDay, to: minuteOfDay });
export type QuietHours = v.InferOutput<typeof QuietHours>;

const SectionId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/));

/** A part of the list of rooms that somebody has made. */
export const Section = v.strictObject({
  id: SectionId,
  name: honestLine(LIMITS.sectionNameChars),
  folded: v.boolean(),
});
export type Section = v.InferOutput<typeof Section>;

export const Settings = v.strictObject({
  theme: v.picklist(["system", "light", "dark"]),
  contrast: v.picklist(["system", "more"]),
  textSize: v.picklist(["small", "normal", "large", "largest"]),
  density: v.picklist(["comfortable", "compact"]),
  motion: v.picklist(["system", "less"]),
  clock: v.picklist(["auto", "12", "24"]),
  language: v.picklist(["auto", "en", "de"]),
  /** Whether Enter sends, or Ctrl+Enter. */
  enterSends: v.boolean(),
  /** Whether others see how far one has read. */
  receipts: v.boolean(),
  /** In rooms that say nothing else; direct conversations are always heard. */
  level: NotifyLevel,
  desktop: v.boolean(),
  /** In percent; 0 is off. */
  volume: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  quietHours: v.nullable(QuietHours),
  /** Words that count as if one had been mentioned. */
  keywords: v.pipe(v.array(honestLine(LIMITS.keywordChars)), v.maxLength(LIMITS.keywords)),
  sections: v.pipe(v.array(Section), v.maxLength(LIMITS.sections)),
});
export type Settings = v.InferOutput<typeof Settings>;

/** How somebody wants one room. */
export const RoomPrefs = v.strictObject({
  /** Null: as the settings say. */
  level: v.nullable(NotifyLevel),
  /** Nothing is heard before; 0: not muted; Number.MAX_SAFE_INTEGER: until it is changed. */
  mutedUntil: Time,
  favourite: v.boolean(),
  /** One of the sections; null: where all are. */
  section: v.nullable(SectionId),
  /** Its place among those beside it; between two others there is always another number. */
  order: v.nullable(v.number()),
  /** Not in the list until something new is said. Holds the count of messages it was hidden at; null: shown. */
  hiddenAt: v.nullable(Count),
});
export type RoomPrefs = v.InferOutput<typeof RoomPrefs>;
