import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { FormProblem } from "../components/fields/FormProblem.tsx";
import { ask, canUsePasskeys, createPasskey } from "../lib/browser/passkeys.ts";
import { sayLater } from "../lib/words/later.ts";
import { passkeys } from "../lib/words/mod.ts";

await sayLater();

/** Instead of a password, in the form that it stands in: the name, and the secret of an invitation, are read there. */
export default function PasskeyRegister() {
  const outer = useRef<HTMLDivElement>(null);
  const [can, setCan] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => setCan(canUsePasskeys()), []);

  const register = async (): Promise<string | undefined> => {
    const { unreachable } = passkeys.problems.hitch;
    const form = new FormData(outer.current!.closest("form")!);
    const typed = { name: `${form.get("name") ?? ""}`, secret: `${form.get("secret") ?? ""}` };
    const asked = await ask("/passkeys/register", typed);
    if (asked === null) return unreachable;
    if (!asked.ok) return asked.problem;
    const made = await createPasskey(asked.options);
    if (!made.ok) return passkeys.problems.hitch[made.hitch];
    const entered = await ask("/passkeys/register", { ...typed, answer: made.answer });
    if (entered === null) return unreachable;
    if (!entered.ok) return entered.problem;
    location.assign(entered.to ?? "/");
    return undefined;
  };

  const press = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(await register());
    setBusy(false);
  };

  return (
    <div ref={outer} class="grid gap-8">
      {can && (
        <>
          <FormProblem>{problem}</FormProblem>
          <div>
            <Button icon="key" busy={busy} onClick={press}>{passkeys.register}</Button>
          </div>
          <p class="field-note">{passkeys.registerHint}</p>
        </>
      )}
    </div>
  );
}
