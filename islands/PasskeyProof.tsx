import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { FormProblem } from "../components/fields/FormProblem.tsx";
import { ask, canUsePasskeys, usePasskey } from "../lib/browser/passkeys.ts";
import { sayLater } from "../lib/words/later.ts";
import { passkeys } from "../lib/words/mod.ts";

await sayLater();

/** Instead of the password, in the form that it stands in: it sends the form with what the passkey signed. */
export default function PasskeyProof() {
  const answer = useRef<HTMLInputElement>(null);
  const [can, setCan] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => setCan(canUsePasskeys()), []);

  const prove = async (): Promise<string | undefined> => {
    const asked = await ask("/passkeys/proof", {});
    if (asked === null) return passkeys.problems.hitch.unreachable;
    if (!asked.ok) return asked.problem;
    const signed = await usePasskey(asked.options, "button");
    if (!signed.ok) return passkeys.problems.hitch[signed.hitch];
    const field = answer.current!;
    const form = field.form!;
    field.value = signed.answer;
    // The password stays empty, and what the button says goes along
    form.noValidate = true;
    form.requestSubmit(form.querySelector<HTMLElement>("[type=submit]"));
    return undefined;
  };

  const press = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(await prove());
    setBusy(false);
  };

  return (
    <>
      <input type="hidden" name="passkey" ref={answer} />
      {can && <Button icon="key" busy={busy} onClick={press}>{passkeys.proof}</Button>}
      <FormProblem>{problem}</FormProblem>
    </>
  );
}
