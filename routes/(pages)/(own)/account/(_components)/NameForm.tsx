import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import { TextField } from "../../../../../components/fields/TextField.tsx";
import { account, door } from "../../../../../lib/words/mod.ts";

/** What one is called, and logs in with. */
export function NameForm({ name, problems }: { name: string; problems: readonly Problem[] }) {
  return (
    <form method="post" class="door grid gap-16">
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      <TextField
        id="name"
        name="name"
        label={door.name}
        hint={account.name.hint}
        error={wordsFor(problems, "name")}
        value={name}
        autocomplete="username"
        autocapitalize="none"
        required
      />
      <div>
        <Button type="submit">{account.name.submit}</Button>
      </div>
    </form>
  );
}
