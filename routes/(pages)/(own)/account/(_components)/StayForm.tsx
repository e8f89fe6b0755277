import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import { NewPassword } from "../../../../../components/fields/PasswordFields.tsx";
import { account, door } from "../../../../../lib/words/mod.ts";
import { WhoseForm } from "./WhoseForm.tsx";

/** A guest becomes a member. */
export function StayForm({ name, problems }: { name: string; problems: readonly Problem[] }) {
  return (
    <form method="post" class="door grid gap-16">
      <WhoseForm name={name} />
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      <NewPassword label={door.password} error={wordsFor(problems, "password")} />
      <div>
        <Button type="submit" kind="primary">{account.stay.submit}</Button>
      </div>
    </form>
  );
}
