import { page } from "fresh";
import { type Problem, wordsFor } from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { FormProblem } from "../../components/fields/FormProblem.tsx";
import { NewPassword } from "../../components/fields/PasswordFields.tsx";
import { resetPassword } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { door } from "../../lib/words/mod.ts";
import { SecretField } from "./(_components)/SecretField.tsx";

interface Shown {
  secret: string;
  problems: readonly Problem[];
}

/** Where the link of an owner leads whoever has lost everything. Opening it uses nothing up. */
export const handler = define.handlers({
  GET() {
    return page<Shown>({ secret: "", problems: [] });
  },
  async POST(ctx) {
    const field = await fieldsOf(ctx.req);
    const secret = field("secret").trim();
    const asked = { secret, password: field("password") };
    const entered = await resetPassword(ctx.state.doorway, asked);
    if (entered.ok) return leadTo("/", ctx, entered);
    const { problems } = entered;
    return page<Shown>({ secret, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function Reset({ data, state }) {
  const { title, lead, submit } = door.reset;
  return (
    <DoorPage place={state.placeName} title={title} lead={lead}>
      <form method="post" class="grid gap-16">
        <FormProblem>{wordsFor(data.problems, null)}</FormProblem>
        <SecretField value={data.secret} />
        <NewPassword
          label={door.newPassword}
          error={wordsFor(data.problems, "password")}
        />
        <div>
          <Button type="submit" kind="primary">{submit}</Button>
        </div>
      </form>
    </DoorPage>
  );
});
