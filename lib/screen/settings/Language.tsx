import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { LANGUAGES } from "../../words/languages.ts";
import { chat } from "../../words/mod.ts";
import { OneOf } from "./OneOf.tsx";
import type { Saving } from "./saving.ts";

/** A page is in one language from its beginning to its end: another one comes with another page. */
export function Language(saving: Saving) {
  const { language } = saving.settings;
  const words = chat.settings.language;
  const [before] = useState(language);
  const isShown = language === "auto"
    ? language === before
    : language === document.documentElement.lang;
  return (
    <>
      <OneOf {...saving} setting="language" values={["auto", ...LANGUAGES]} words={words} />
      {!isShown && (
        <div class="grid gap-8 justify-items-start">
          <Button onClick={() => location.reload()}>{words.reload}</Button>
          <p class="field-note">{words.reloadHint}</p>
        </div>
      )}
    </>
  );
}
