import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { OneOf } from "./OneOf.tsx";
import type { Saving } from "./saving.ts";

export function Reading(saving: Saving) {
  const { clock } = useScreen();
  const words = chat.settings.clock;
  return (
    <OneOf
      {...saving}
      setting="clock"
      values={["auto", "12", "24"]}
      words={words}
      hint={words.example(clock.time(clock.now()))}
    />
  );
}
