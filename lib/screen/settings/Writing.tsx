import { Segments } from "../../../components/fields/Segments.tsx";
import { chat } from "../../words/mod.ts";
import type { Saving } from "./saving.ts";

export function Writing({ settings, change }: Saving) {
  const words = chat.settings.enter;
  return (
    <Segments
      id="enter"
      legend={words.name}
      hint={settings.enterSends ? words.plainHint : words.controlHint}
      options={[
        { value: "plain", label: words.plain },
        { value: "control", label: words.control },
      ]}
      value={settings.enterSends ? "plain" : "control"}
      onPick={(by) => change({ enterSends: by === "plain" })}
    />
  );
}
