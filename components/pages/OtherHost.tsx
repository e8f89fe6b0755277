import { Head } from "fresh/runtime";
import { common, errors } from "../../lib/words/mod.ts";
import { ButtonLink } from "../Button.tsx";
import { ErrorPage } from "./ErrorPage.tsx";

interface OtherHostProps {
  /** Where the place is, if that was set. */
  own: string | null;
  command: string;
}

/** For whoever came by an address that Parley was not told of: mostly the person who has just started it. */
export function OtherHost({ own, command }: OtherHostProps) {
  const { title, text, advice, rest } = errors.otherHost;
  return (
    <>
      <Head>
        <title>{`${title} · ${common.product}`}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <ErrorPage
        place={common.product}
        code={errors.code(421)}
        title={title}
        actions={own !== null && (
          <ButtonLink kind="primary" href={`${own}/`}>{errors.otherHost.own(own)}</ButtonLink>
        )}
      >
        <p>{text}</p>
        <p>{advice}</p>
        <pre class="p-12 rounded-6 bg-sunken text-text whitespace-pre-wrap break-all select-all">{command}</pre>
        <p class="text-15 text-quiet">{rest}</p>
      </ErrorPage>
    </>
  );
}
