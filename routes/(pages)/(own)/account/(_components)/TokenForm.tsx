import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { Checkbox, Choices } from "../../../../../components/fields/Choice.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import { Select } from "../../../../../components/fields/Select.tsx";
import { TextField } from "../../../../../components/fields/TextField.tsx";
import type { Program, WaysIn } from "../../../../../lib/actions/mod.ts";
import { account } from "../../../../../lib/words/mod.ts";
import { ProofFields } from "../../../(_components)/ProofFields.tsx";

interface TokenFormProps {
  /** What may be picked. */
  scopes: Program["scopes"];
  typed: {
    readonly name: string;
    readonly scopes: readonly string[];
    readonly days: string;
  };
  ways: WaysIn;
  problems: readonly Problem[];
}

const words = account.tokens;

/** A tick for each; a form says nothing of those without one. */
export function scopeField(scope: string): string {
  return `scope-${scope}`;
}

export function TokenForm({ scopes, typed, ways, problems }: TokenFormProps) {
  return (
    <form method="post" class="door grid gap-24">
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      <TextField
        id="token"
        name="token"
        label={words.name}
        hint={words.nameHint}
        error={wordsFor(problems, "token")}
        value={typed.name}
        autocomplete="off"
        required
      />
      <Choices id="scopes" legend={words.scopes} error={wordsFor(problems, "scopes")}>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            id={scopeField(scope)}
            name={scopeField(scope)}
            {...words.scope[scope]}
            checked={typed.scopes.includes(scope)}
          />
        ))}
      </Choices>
      <Select
        id="days"
        name="days"
        label={words.days}
        options={words.dayOptions}
        error={wordsFor(problems, "days")}
        value={typed.days}
      />
      <ProofFields ways={ways} problems={problems}>
        <Button type="submit" kind="primary">{words.submit}</Button>
      </ProofFields>
    </form>
  );
}
