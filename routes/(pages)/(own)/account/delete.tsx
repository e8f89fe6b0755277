import { page } from "fresh";
import { type Problem, wordsFor } from "../../../../components/fields/AccountFields.tsx";
import { Button, ButtonLink } from "../../../../components/Button.tsx";
import { Choices, Radio } from "../../../../components/fields/Choice.tsx";
import { FormProblem } from "../../../../components/fields/FormProblem.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import {
  deleteAccount,
  type Departure,
  findWaysIn,
  type WaysIn,
} from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { proofIn } from "../../../../lib/web/proof.ts";
import { fieldsOf, leadTo } from "../../../../lib/web/visitor.ts";
import { account } from "../../../../lib/words/mod.ts";
import { ProofFields } from "../../(_components)/ProofFields.tsx";

interface Shown {
  ways: WaysIn;
  messages: Departure["messages"];
  problems: readonly Problem[];
}

export const handler = define.handlers({
  async GET(ctx) {
    const ways = await findWaysIn(ctx.state.doorway, ctx.state.visitor!);
    return page<Shown>({ ways, messages: "keep", problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const field = await fieldsOf(ctx.req);
    const messages = field("messages") === "erase" ? "erase" : "keep";
    const asked = { ...proofIn(field), messages } as const;
    const gone = await deleteAccount(doorway, visitor!, asked);
    if (gone.ok) {
      ctx.state.chat.chores.soon();
      return leadTo("/login?done=gone", ctx, null);
    }
    const { problems } = gone;
    const ways = await findWaysIn(doorway, visitor!);
    return page<Shown>({ ways, messages, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function DeleteAccount({ data, state }) {
  const { heading, gone, parts, final, submit, cancel } = account.deletion;
  const { ways, messages, problems } = data;
  return (
    <>
      <PageTitle place={state.placeName} title={heading} lead={final} />
      <div class="grid gap-8 max-w-prose">
        <p>{gone}</p>
        <div class="ps-16">
          <ul>
            {parts.map((part) => <li key={part}>{part}</li>)}
          </ul>
        </div>
      </div>
      <form method="post" class="door grid gap-24">
        <FormProblem>{wordsFor(problems, null)}</FormProblem>
        <MessagesChoice messages={messages} />
        <ProofFields ways={ways} problems={problems}>
          <Button type="submit" kind="danger">{submit}</Button>
        </ProofFields>
      </form>
      <div>
        <ButtonLink href="/account/security" kind="quiet">{cancel}</ButtonLink>
      </div>
    </>
  );
});

function MessagesChoice({ messages }: Pick<Shown, "messages">) {
  const { messages: legend, keep, keepHint, erase, eraseHint } = account.deletion;
  const name = "messages";
  return (
    <Choices id={name} legend={legend}>
      <Radio
        {...{ id: "keep", name, value: "keep", label: keep, hint: keepHint }}
        checked={messages === "keep"}
      />
      <Radio
        {...{ id: "erase", name, value: "erase", label: erase, hint: eraseHint }}
        checked={messages === "erase"}
      />
    </Choices>
  );
}
