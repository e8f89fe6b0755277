import { page } from "fresh";
import { type Problem } from "../../../../components/fields/AccountFields.tsx";
import { ButtonLink } from "../../../../components/Button.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { findWaysIn, makeRecoveryCodes, type WaysIn } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { proofIn } from "../../../../lib/web/proof.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { account } from "../../../../lib/words/mod.ts";
import { ProofForm } from "./(_components)/ProofForm.tsx";

type Shown =
  | { readonly codes: readonly string[] }
  | { readonly codes: null; readonly ways: WaysIn; readonly problems: readonly Problem[] };

export const handler = define.handlers({
  async GET(ctx) {
    const ways = await findWaysIn(ctx.state.doorway, ctx.state.visitor!);
    return page<Shown>({ codes: null, ways, problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const proof = proofIn(await fieldsOf(ctx.req));
    const made = await makeRecoveryCodes(doorway, visitor!, proof);
    if (made.ok) return page<Shown>({ codes: made.codes });
    const { problems } = made;
    const ways = await findWaysIn(doorway, visitor!);
    return page<Shown>({ codes: null, ways, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function RecoveryCodes({ data, state }) {
  const { heading, left, make, makeLead, title, shown, kept } = account.codes;
  if (data.codes === null) {
    return (
      <>
        <PageTitle
          place={state.placeName}
          title={heading}
          lead={`${left(data.ways.codes)} ${makeLead}`}
        />
        <ProofForm ways={data.ways} problems={data.problems} submit={make} />
      </>
    );
  }
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={shown} />
      <p>{`${state.placeName}, ${state.me!.name}`}</p>
      <ol class="grid gap-x-32 gap-y-8 w-fit sm:grid-cols-2">
        {data.codes.map((code) => (
          <li key={code}>
            <code class="text-18 select-all">{code}</code>
          </li>
        ))}
      </ol>
      <div class="print:hidden">
        <ButtonLink kind="primary" href="/account/security">{kept}</ButtonLink>
      </div>
    </>
  );
});
