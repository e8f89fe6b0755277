import { HttpError, page } from "fresh";
import { ButtonLink } from "../../../../../components/Button.tsx";
import { PageTitle } from "../../../../../components/pages/PageTitle.tsx";
import { endToken, listTokens } from "../../../../../lib/actions/mod.ts";
import { define } from "../../../../../lib/define.ts";
import { fieldsOf } from "../../../../../lib/web/visitor.ts";
import { account } from "../../../../../lib/words/mod.ts";
import { Token } from "../(_components)/Token.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, visitor } = ctx.state;
    return page({ tokens: await listTokens(doorway, visitor!), now: doorway.now(), zone: "UTC" });
  },
  async POST(ctx) {
    const id = (await fieldsOf(ctx.req))("end");
    const ended = await endToken(ctx.state.doorway, ctx.state.visitor!, id);
    if (!ended.ok) throw new HttpError(ended.code === "not_found" ? 404 : 503);
    return ctx.redirect("/account/tokens?done=token", 303);
  },
});

export default define.page<typeof handler>(function Tokens({ data, state }) {
  const { lead, none, make } = account.tokens;
  const { tokens, ...reader } = data;
  return (
    <>
      <PageTitle place={state.placeName} title={account.sections.tokens} lead={lead} />
      {tokens.length === 0 ? <p>{none}</p> : (
        <ul class="grid gap-24">
          {tokens.map((token) => <Token key={token.id} {...token} {...reader} />)}
        </ul>
      )}
      <div>
        <ButtonLink href="/account/tokens/new">{make}</ButtonLink>
      </div>
    </>
  );
});
