import { Button, ButtonLink } from "../../components/Button.tsx";
import type { Status } from "../client/mod.ts";
import { chat } from "../words/mod.ts";

/** The page is closed, and says why: nothing of a person's stays on a screen that is no longer theirs. */
export function SignedOut({ status }: { status: Status }) {
  const { closed } = chat;
  const isOutdated = status.phase === "outdated";
  return (
    <main id="main" tabIndex={-1} class="page-column grid content-center gap-16 pt-48 pb-48">
      <h1 class="text-24">{closed.title}</h1>
      <p class="max-w-prose">
        {status.phase === "signed out" ? closed[status.why as "banned"] : closed.outdated}
      </p>
      <p>
        {isOutdated
          // A link to where one is would be followed within the app
          ? <Button kind="primary" onClick={() => location.reload()}>{closed.reload}</Button>
          : (
            <ButtonLink
              kind="primary"
              href={`/login?to=${encodeURIComponent(location.pathname)}`}
            >
              {closed.logIn}
            </ButtonLink>
          )}
      </p>
    </main>
  );
}
