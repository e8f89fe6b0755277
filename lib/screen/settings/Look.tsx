import { chat } from "../../words/mod.ts";
import { OneOf } from "./OneOf.tsx";
import type { Saving } from "./saving.ts";

/** The page itself shows what it does. */
export function Look(saving: Saving) {
  const words = chat.settings;
  return (
    <>
      <OneOf
        {...saving}
        setting="theme"
        values={["system", "light", "dark"]}
        words={words.theme}
      />
      <OneOf
        {...saving}
        setting="textSize"
        values={["small", "normal", "large", "largest"]}
        words={words.textSize}
      />
      <OneOf
        {...saving}
        setting="density"
        values={["comfortable", "compact"]}
        words={words.density}
      />
      <OneOf
        {...saving}
        setting="contrast"
        values={["system", "more"]}
        words={words.contrast}
      />
      <OneOf
        {...saving}
        setting="motion"
        values={["system", "less"]}
        words={words.motion}
      />
    </>
  );
}
