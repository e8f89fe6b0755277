import { page } from "fresh";
import { type Problem, wordsFor } from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { FormProblem } from "../../components/fields/FormProblem.tsx";
import { enterByLink } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { door } from "../../lib/words/mod.ts";
import { SecretField } from "./(_components)/SecretField.tsx";

interface Shown {
  secret: string;
  problems: readonly Problem[];
}

/** Where the link to one's next device leads. Opening it uses nothing up; the button does. */
export const handler = define.handlers({
  GET() {
    return page<Shown>({ secret: "", problems: [] });
  },
  async POST(ctx) {
    const secret = (await fieldsOf(ctx.req))("secret").trim();
    const entered = await enterByLink(ctx.state.doorway, { secret });
    if (entered.ok) return leadTo("/", ctx, entered);
    const { problems } = entered;
    return page<Shown>({ secret, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function Link({ data, state }) {
  const { title, lead, already, submit } = door.link;
  return (
    <DoorPage
      place={state.placeName}
      title={title}
      lead={state.me === null ? lead : already(state.me.name)}
    >
      <form method="post" class="grid gap-16">
        <FormProblem>{wordsFor(data.problems, null)}</FormProblem>
        <SecretField value={data.secret} />
        <div>
          <Button type="submit" kind="primary">{submit}</Button>
        </div>
      </form>
    </DoorPage>
  );
});
