import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../components/Button.tsx";
import { ErrorPage } from "../components/pages/ErrorPage.tsx";
import { OtherHost } from "../components/pages/OtherHost.tsx";
import { define } from "../lib/define.ts";
import { startCommand } from "../lib/web/start_command.ts";
import { common, errors } from "../lib/words/mod.ts";

/** Says what happened and what to do, never what the error was: that is for the log alone. */
export default define.page(function Wrong({ error, url, state }) {
  const status = error instanceof HttpError ? error.status : 500;
  if (status === 421) {
    const { settings } = state.chat;
    return <OtherHost own={settings.origin} command={startCommand(settings, url)} />;
  }
  const words = wordsFor(status);
  const canRetry = mayHelpToReload(status);
  return (
    <>
      <Head>
        <title>{`${words.title} · ${common.product}`}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <ErrorPage
        place={common.product}
        code={errors.code(status)}
        title={words.title}
        actions={
          <>
            {canRetry && (
              <ButtonLink kind="primary" href={url.pathname + url.search}>
                {errors.reload}
              </ButtonLink>
            )}
            <ButtonLink kind={canRetry ? "secondary" : "primary"} href="/">
              {common.home}
            </ButtonLink>
          </>
        }
      >
        <p>{words.text}</p>
        <p>{words.advice}</p>
      </ErrorPage>
    </>
  );
});

function wordsFor(status: number) {
  if (status === 404 || status === 410) return errors.notFound;
  if (status === 401 || status === 403) return errors.forbidden;
  if (status === 408) return errors.tooSlow;
  if (status === 413) return errors.tooMuch;
  if (status === 429) return errors.tooMany;
  return status < 500 ? errors.refused : errors.broken;
}

function mayHelpToReload(status: number): boolean {
  return status === 429 || status >= 500;
}
