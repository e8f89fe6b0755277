import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import type { WaysIn } from "../../../../../lib/actions/mod.ts";
import { ProofFields } from "../../../(_components)/ProofFields.tsx";

interface ProofFormProps {
  ways: WaysIn;
  problems: readonly Problem[];
  submit: string;
}

/** Asks for nothing but a proof, before it does something that opens an account. */
export function ProofForm({ ways, problems, submit }: ProofFormProps) {
  return (
    <form method="post" class="door grid gap-16">
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
      <ProofFields ways={ways} problems={problems}>
        <Button type="submit" kind="primary">{submit}</Button>
      </ProofFields>
    </form>
  );
}
