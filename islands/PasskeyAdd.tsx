import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { FormProblem } from "../components/fields/FormProblem.tsx";
import { TextField } from "../components/fields/TextField.tsx";
import { ask, canUsePasskeys, createPasskey, usePasskey } from "../lib/browser/passkeys.ts";
import { sayLater } from "../lib/words/later.ts";
import { passkeys } from "../lib/words/mod.ts";

await sayLater();

interface PasskeyAddProps {
  hasPassword: boolean;
  hasPasskey: boolean;
}

interface Wrong {
  problem: string;
  field?: string | null | undefined;
}

const { hitch } = passkeys.problems;

/** One more key for one's own account, after the password or a passkey that is there already. */
export default function PasskeyAdd({ hasPassword, hasPasskey }: PasskeyAddProps) {
  const [can, setCan] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  useEffect(() => setCan(canUsePasskeys()), []);

  const press = async (byPasskey: boolean) => {
    if (busy) return;
    setBusy(true);
    setWrong(await add(name, byPasskey ? await proven() : { password }));
    setBusy(false);
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void press(!hasPassword && hasPasskey);
  };
  const problemOf = (field: string | null) =>
    (wrong?.field ?? null) === field ? wrong?.problem : undefined;

  if (!can) return null;
  return (
    <form class="grid gap-16" onSubmit={send}>
      <h2 class="font-semibold">{hasPasskey ? passkeys.addTo : passkeys.add}</h2>
      <FormProblem>{problemOf(null)}</FormProblem>
      <TextField
        id="passkey-name"
        label={passkeys.name}
        hint={passkeys.nameHint}
        error={problemOf("passkey")}
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
        autocomplete="off"
      />
      {hasPassword && (
        <TextField
          id="passkey-password"
          type="password"
          label={passkeys.current}
          hint={passkeys.currentHint}
          error={problemOf("current")}
          value={password}
          onInput={({ currentTarget }) => setPassword(currentTarget.value)}
          autocomplete="current-password"
        />
      )}
      <div class="flex flex-wrap gap-8">
        <Button type="submit" icon="add" kind="primary" busy={busy}>
          {passkeys.add}
        </Button>
        {hasPassword && hasPasskey && (
          <Button icon="key" busy={busy} onClick={() => press(true)}>{passkeys.addBy}</Button>
        )}
      </div>
    </form>
  );
}

type Proof = Wrong | { password: string } | { passkey: string };

async function proven(): Promise<Proof> {
  const asked = await ask("/passkeys/proof", {});
  if (asked === null) return { problem: hitch.unreachable };
  if (!asked.ok) return asked;
  const signed = await usePasskey(asked.options, "button");
  return signed.ok ? { passkey: signed.answer } : { problem: hitch[signed.hitch] };
}

/** What is wrong; nothing where the page is about to be loaded again. */
async function add(name: string, proof: Proof): Promise<Wrong | undefined> {
  if ("problem" in proof) return proof;
  const asked = await ask("/passkeys/add", { ...proof });
  if (asked === null) return { problem: hitch.unreachable };
  if (!asked.ok) return asked;
  const made = await createPasskey(asked.options);
  if (!made.ok) return { problem: hitch[made.hitch] };
  const added = await ask("/passkeys/add", { answer: made.answer, name });
  if (added === null) return { problem: hitch.unreachable };
  if (!added.ok) return added;
  location.assign(location.pathname);
  return undefined;
}
