import type { ComponentChildren } from "preact";
import { type Problem, wordsFor } from "../../../components/fields/AccountFields.tsx";
import { CurrentPassword } from "../../../components/fields/PasswordFields.tsx";
import PasskeyProof from "../../../islands/PasskeyProof.tsx";
import type { WaysIn } from "../../../lib/actions/mod.ts";

interface ProofFieldsProps {
  /** Of the field, where a page has several. */
  id?: string;
  ways: WaysIn;
  problems: readonly Problem[];
  /** What sends the form. */
  children: ComponentChildren;
}

/** The password once more, or a passkey, and the button that needs one of them. Who has neither is asked for none. */
export function ProofFields({ id, ways, problems, children }: ProofFieldsProps) {
  const { hasPassword, hasPasskey } = ways;
  return (
    <>
      {hasPassword && <CurrentPassword id={id} error={wordsFor(problems, "current")} />}
      <div class="flex flex-wrap gap-8">
        {(hasPassword || !hasPasskey) && children}
        {hasPasskey && <PasskeyProof />}
      </div>
    </>
  );
}
