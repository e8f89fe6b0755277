import { type Problem, wordsFor } from "../../../../../components/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { Checkbox } from "../../../../../components/Choice.tsx";
import { FormProblem } from "../../../../../components/FormProblem.tsx";
import { CurrentPassword, NewPassword } from "../../../../../components/PasswordFields.tsx";
import { account, door } from "../../../../../lib/words/en.ts";
import { WhoseForm } from "./WhoseForm.tsx";

interface PasswordFormProps {
  name: string;
  keepTokens: boolean;
  problems: readonly Problem[];
}

export function PasswordForm({ name, keepTokens, problems }: PasswordFormProps) {
  const { keepTokens: keep, keepTokensHint, submit } = account.password;
  return (
    <form method="post" class="door grid gap-16">
      <WhoseForm name={name} />
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      <CurrentPassword error={wordsFor(problems, "current")} />
      <NewPassword label={door.newPassword} error={wordsFor(problems, "password")} />
      <Checkbox id="keep" name="keep" label={keep} hint={keepTokensHint} checked={keepTokens} />
      <div>
        <Button type="submit" kind="primary">{submit}</Button>
      </div>
    </form>
  );
}
