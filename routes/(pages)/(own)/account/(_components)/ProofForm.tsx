import { type Problem, wordsFor } from "../../../../../components/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { FormProblem } from "../../../../../components/FormProblem.tsx";
import { CurrentPassword } from "../../../../../components/PasswordFields.tsx";

interface ProofFormProps {
  /** Who has no password has none to show. */
  hasPassword: boolean;
  problems: readonly Problem[];
  submit: string;
}

/** Asks for nothing but the password, before it does something that opens an account. */
export function ProofForm({ hasPassword, problems, submit }: ProofFormProps) {
  return (
    <form method="post" class="door grid gap-16">
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      {hasPassword && <CurrentPassword error={wordsFor(problems, "current")} />}
      <div>
        <Button type="submit" kind="primary">{submit}</Button>
      </div>
    </form>
  );
}
