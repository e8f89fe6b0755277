import { TextField } from "../../../components/fields/TextField.tsx";
import SecretFromLink from "../../../islands/SecretFromLink.tsx";
import { door } from "../../../lib/words/mod.ts";

/** What stands after # in the link that led here; by hand where no script can put it in. */
export function SecretField({ value }: { value: string }) {
  return (
    <>
      <TextField
        id="secret"
        name="secret"
        label={door.secret}
        hint={door.secretHint}
        value={value}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        required
      />
      <SecretFromLink field="secret" />
      <noscript>
        <p class="field-note">{door.noScripts}</p>
      </noscript>
    </>
  );
}
