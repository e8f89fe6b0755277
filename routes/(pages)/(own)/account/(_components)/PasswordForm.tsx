import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { Checkbox } from "../../../../../components/fields/Choice.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import { NewPassword } from "../../../../../components/fields/PasswordFields.tsx";
import { account, door } from "../../../../../lib/words/mod.ts";
import type { WaysIn } from "../../../../../lib/actions/mod.ts";
import { ProofFields } from "../../../(_components)/ProofFields.tsx";
import { WhoseForm } from "./WhoseForm.tsx";

interface PasswordFormProps {
  name: string;
  ways: WaysIn;
  keepTokens: boolean;
  problems: readonly Problem[];
}

export function PasswordForm({ name, ways, keepTokens, problems }: PasswordFormProps) {
  const { keepTokens: keep, keepTokensHint, submit } = account.password;
  return (
    <form method="post" class="door grid gap-16">
      <WhoseForm name={name} />
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      <NewPassword label={door.newPassword} error={wordsFor(problems, "password")} />
      <Checkbox id="keep" name="keep" label={keep} hint={keepTokensHint} checked={keepTokens} />
      <ProofFields ways={ways} problems={problems}>
        <Button type="submit" kind="primary">{submit}</Button>
      </ProofFields>
    </form>
  );
}
