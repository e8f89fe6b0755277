import { Segments } from "../../../components/fields/Segments.tsx";
import type { Settings } from "../../protocol/mod.ts";
import type { Saving } from "./saving.ts";

/** Of what is set by a word. */
type Worded = "theme" | "contrast" | "textSize" | "density" | "motion" | "clock" | "language";

interface OneOfProps<Name extends Worded> extends Pick<Saving, "settings" | "change"> {
  setting: Name;
  values: readonly Settings[Name][];
  words: { readonly name: string } & { readonly [V in Settings[Name]]: string };
  hint?: string;
}

/** One setting, with all that it can be. */
export function OneOf<Name extends Worded>(
  { setting, values, words, hint, settings, change }: OneOfProps<Name>,
) {
  return (
    <Segments
      id={setting}
      legend={words.name}
      hint={hint}
      options={values.map((value) => ({ value, label: words[value] as string }))}
      value={settings[setting]}
      onPick={(value) => change({ [setting]: value })}
    />
  );
}
