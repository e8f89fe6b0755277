import { door } from "../../lib/words/mod.ts";
import { cls } from "../cls.ts";

/** Far enough from each other to be told apart by name; the first is the house's own. */
const HUES = [
  { hue: 172, name: "pine", class: cls("swatch-172") },
  { hue: 140, name: "leaf", class: cls("swatch-140") },
  { hue: 85, name: "ochre", class: cls("swatch-85") },
  { hue: 45, name: "clay", class: cls("swatch-45") },
  { hue: 10, name: "rose", class: cls("swatch-10") },
  { hue: 330, name: "plum", class: cls("swatch-330") },
  { hue: 290, name: "violet", class: cls("swatch-290") },
  { hue: 250, name: "sea", class: cls("swatch-250") },
] as const;

/** The one colour that is the owner's to pick; how light and strong it is stays ours. */
export function HueField({ value }: { value: number }) {
  const isListed = HUES.some(({ hue }) => hue === value);
  return (
    <fieldset class="field">
      <legend class="field-label pb-4">{door.setup.hue}</legend>
      <div class="flex flex-wrap gap-8">
        {HUES.map(({ hue, name, class: colour }, at) => (
          <label key={hue} class="swatch" title={door.hues[name]}>
            <input
              type="radio"
              name="hue"
              value={hue}
              checked={isListed ? hue === value : at === 0}
              class="swatch-radio"
            />
            <span class={cls("swatch-colour", colour)} aria-hidden="true" />
            <span class="sr-only">{door.hues[name]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Of a form: one of those that are offered, else the house's own. */
export function hueOf(text: string): number {
  return HUES.find(({ hue }) => String(hue) === text)?.hue ?? HUES[0]!.hue;
}
