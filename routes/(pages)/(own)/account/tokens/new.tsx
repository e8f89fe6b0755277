import { page } from "fresh";
import { type Problem } from "../../../../../components/fields/AccountFields.tsx";
import { ButtonLink } from "../../../../../components/Button.tsx";
import { PageTitle } from "../../../../../components/pages/PageTitle.tsx";
import { findWaysIn, makeToken, SCOPES, type WaysIn } from "../../../../../lib/actions/mod.ts";
import { define } from "../../../../../lib/define.ts";
import { statusOf } from "../../../../../lib/web/problem_status.ts";
import { proofIn } from "../../../../../lib/web/proof.ts";
import { fieldsOf } from "../../../../../lib/web/visitor.ts";
import { account } from "../../../../../lib/words/mod.ts";
import { ShownOnce } from "../../../(_components)/ShownOnce.tsx";
import { scopeField, TokenForm } from "../(_components)/TokenForm.tsx";

interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: string;
}

type Shown =
  | { readonly token: string }
  | {
    readonly token: null;
    readonly ways: WaysIn;
    readonly typed: Typed;
    readonly problems: readonly Problem[];
  };

export const handler = define.handlers({
  async GET(ctx) {
    const ways = await findWaysIn(ctx.state.doorway, ctx.state.visitor!);
    const typed = { name: "", scopes: ["read"], days: "90" };
    return page<Shown>({ token: null, ways, typed, problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const field = await fieldsOf(ctx.req);
    const scopes = SCOPES.filter((scope) => field(scopeField(scope)) !== "");
    const typed = { name: field("token"), scopes, days: field("days") };
    const asked = { ...typed, days: Number(typed.days), ...proofIn(field) };
    const made = await makeToken(doorway, visitor!, asked);
    if (made.ok) return page<Shown>({ token: made.token });
    const { problems } = made;
    const ways = await findWaysIn(doorway, visitor!);
    const status = statusOf(problems);
    return page<Shown>({ token: null, ways, typed, problems }, { status });
  },
});

export default define.page<typeof handler>(function NewToken({ data, state }) {
  const { title, made, madeLead, token: label, header, kept } = account.tokens;
  if (data.token === null) {
    const { role } = state.me!;
    const mayAdmin = role === "owner" || role === "admin";
    const { typed, ...rest } = data;
    return (
      <>
        <PageTitle place={state.placeName} title={title} />
        <TokenForm scopes={mayAdmin ? SCOPES : SCOPES.filter(isForAll)} typed={typed} {...rest} />
      </>
    );
  }
  return (
    <>
      <PageTitle place={state.placeName} title={made} lead={madeLead} />
      <div class="door grid gap-24">
        <ShownOnce id="made" label={label} value={data.token} />
        <ShownOnce id="header" label={header} value={bearer(data.token)} />
        <div>
          <ButtonLink kind="primary" href="/account/tokens">{kept}</ButtonLink>
        </div>
      </div>
    </>
  );
});

function isForAll(scope: string): boolean {
  return scope !== "admin";
}

function bearer(token: string): string {
  return `Authorization: Bearer ${token}`;
}
