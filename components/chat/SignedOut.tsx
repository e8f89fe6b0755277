import { plain } from "../../lib/words/en.ts";
import { ButtonLink } from "../Button.tsx";

const WHY: Record<string, string> = plain.signedOut;

/** The place is closed to whoever looks: why, and the way back. */
export function SignedOut({ why }: { why: string }) {
  return (
    <main id="main" tabIndex={-1} class="page-column grid content-center gap-16 min-h-screen">
      <h1 class="text-24 tracking-tight">{plain.closed}</h1>
      <p class="max-w-prose">{WHY[why] ?? plain.signedOut.signed_out}</p>
      <div>
        <ButtonLink kind="primary" href="/login">{plain.logIn}</ButtonLink>
      </div>
    </main>
  );
}
