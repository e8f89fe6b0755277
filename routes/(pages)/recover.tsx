import { page } from "fresh";
import { type Problem, wordsFor } from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { FormProblem } from "../../components/fields/FormProblem.tsx";
import { NewPassword } from "../../components/fields/PasswordFields.tsx";
import { TextField } from "../../components/fields/TextField.tsx";
import { recoverByCode } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { door } from "../../lib/words/mod.ts";

interface Shown {
  name: string;
  code: string;
  problems: readonly Problem[];
}

export const handler = define.handlers({
  GET() {
    return page<Shown>({ name: "", code: "", problems: [] });
  },
  async POST(ctx) {
    const field = await fieldsOf(ctx.req);
    const typed = { name: field("name"), code: field("code") };
    const asked = { ...typed, password: field("password") };
    const entered = await recoverByCode(ctx.state.doorway, asked);
    if (entered.ok) return leadTo("/account/security", ctx, entered);
    const { problems } = entered;
    return page<Shown>({ ...typed, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function Recover({ data, state }) {
  const { title, lead, code, codeHint, submit, none } = door.recover;
  const { problems } = data;
  return (
    <DoorPage place={state.placeName} title={title} lead={lead} footer={<p>{none}</p>}>
      <form method="post" class="grid gap-16">
        <FormProblem>{wordsFor(problems, null)}</FormProblem>
        <TextField
          id="name"
          name="name"
          label={door.name}
          value={data.name}
          autocomplete="username"
          autocapitalize="none"
          required
        />
        <TextField
          id="code"
          name="code"
          label={code}
          hint={codeHint}
          value={data.code}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <NewPassword label={door.newPassword} error={wordsFor(problems, "password")} />
        <div>
          <Button type="submit" kind="primary">{submit}</Button>
        </div>
      </form>
    </DoorPage>
  );
});
