import { door } from "../../lib/words/mod.ts";
import { FormProblem } from "./FormProblem.tsx";
import { NewPassword } from "./PasswordFields.tsx";
import { TextField } from "./TextField.tsx";

/** What is wrong, by the field that it stands beside; null is the form as a whole. */
export interface Problem {
  readonly field: string | null;
  readonly problem: string;
  /** How long one has to wait. */
  readonly ms?: number;
}

export interface AccountShown {
  /** As it was typed. */
  name: string;
  nameError?: string;
  passwordError?: string;
  formError?: string;
}

const problemWords: Record<string, Record<string, string>> = door.problems;

export function wordsFor(problems: readonly Problem[], field: string | null): string | undefined {
  const found = problems.find((one) => one.field === field);
  if (found?.ms !== undefined) return waitingFor(found.ms);
  return found && problemWords[field ?? "form"]?.[found.problem];
}

export function waitingFor(ms: number): string {
  return door.waits(Math.max(1, Math.ceil(ms / 1000)));
}

export function accountShown(name: string, problems: readonly Problem[]): AccountShown {
  const [nameError, passwordError, formError] = ["name", "password", null].map((field) =>
    wordsFor(problems, field)
  );
  return {
    name,
    ...(nameError && { nameError }),
    ...(passwordError && { passwordError }),
    ...(formError && { formError }),
  };
}

type AccountFieldsProps = AccountShown & {
  /** A guest comes in by a name alone. */
  withoutPassword?: boolean;
};

/** What a new account needs, whoever makes it. A password is never sent back. */
export function AccountFields(props: AccountFieldsProps) {
  const { name, nameError, passwordError, formError, withoutPassword = false } = props;
  return (
    <>
      <FormProblem>{formError}</FormProblem>
      <TextField
        id="name"
        name="name"
        label={door.name}
        hint={door.nameHint}
        error={nameError}
        value={name}
        autocomplete="username"
        autocapitalize="none"
        required
      />
      {!withoutPassword && <NewPassword label={door.password} error={passwordError} />}
    </>
  );
}
