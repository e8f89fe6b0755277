import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { FormProblem } from "../components/fields/FormProblem.tsx";
import { ask, canFillIn, canUsePasskeys, stopAsking, usePasskey } from "../lib/browser/passkeys.ts";
import { sayLater } from "../lib/words/later.ts";
import { passkeys } from "../lib/words/mod.ts";

await sayLater();

/** A challenge holds for five minutes, and the page may lie open for longer. */
const ASKED_AGAIN_MS = 4 * 60 * 1000;

const { hitch } = passkeys.problems;

/** In without a name or a password: by the button, or out of the list that browsers show in the field. */
export default function PasskeyLogin() {
  const [can, setCan] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const pressed = useRef(false);

  useEffect(() => {
    setCan(canUsePasskeys());
    let timer: ReturnType<typeof setInterval> | undefined;
    const offer = async () => {
      if (pressed.current) return;
      const signed = await askFor("field");
      // Whoever types a password instead has asked for nothing, and is told of nothing
      if (signed.ok) setProblem(await enterWith(signed.answer));
    };
    canFillIn().then((fits) => {
      if (!fits) return;
      void offer();
      timer = setInterval(offer, ASKED_AGAIN_MS);
    });
    return () => {
      clearInterval(timer);
      stopAsking();
    };
  }, []);

  const press = async () => {
    if (pressed.current) return;
    pressed.current = true;
    setBusy(true);
    const signed = await askFor("button");
    setProblem(signed.ok ? await enterWith(signed.answer) : signed.problem);
    pressed.current = false;
    setBusy(false);
  };

  if (!can) return null;
  return (
    <div class="grid gap-12">
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button icon="key" busy={busy} onClick={press}>{passkeys.login}</Button>
      </div>
    </div>
  );
}

async function askFor(
  how: "button" | "field",
): Promise<{ ok: true; answer: string } | { ok: false; problem: string }> {
  const asked = await ask("/passkeys/login", {});
  if (asked === null) return { ok: false, problem: hitch.unreachable };
  if (!asked.ok) return asked;
  const signed = await usePasskey(asked.options, how);
  return signed.ok ? signed : { ok: false, problem: hitch[signed.hitch] };
}

/** What is wrong; nothing where the browser is on its way in. */
async function enterWith(answer: string): Promise<string | undefined> {
  const entered = await ask("/passkeys/login", {
    answer,
    to: new URLSearchParams(location.search).get("to") ?? "",
  });
  if (entered === null) return hitch.unreachable;
  if (!entered.ok) return entered.problem;
  location.assign(entered.to ?? "/");
  return undefined;
}
