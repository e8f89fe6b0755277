import { page } from "fresh";
import {
  AccountFields,
  type AccountShown,
  accountShown,
} from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import PasskeyRegister from "../../islands/PasskeyRegister.tsx";
import { register } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { door } from "../../lib/words/mod.ts";

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.state.visitor !== null) return ctx.redirect("/");
    return page<AccountShown>(accountShown("", []));
  },
  async POST(ctx) {
    const field = await fieldsOf(ctx.req);
    const asked = { name: field("name"), password: field("password") };
    const entered = await register(ctx.state.doorway, asked);
    if (entered.ok) return leadTo("/r", ctx, entered);
    return page(accountShown(asked.name, entered.problems), { status: statusOf(entered.problems) });
  },
});

export default define.page<typeof handler>(function Register({ data, state }) {
  const { title, submit, have, login, closed } = door.register;
  return (
    <DoorPage
      place={state.placeName}
      title={title}
      lead={state.isOpen ? undefined : closed}
      footer={
        <p>
          {have} <a href="/login">{login}</a>
        </p>
      }
    >
      {state.isOpen && (
        <form method="post" class="grid gap-16">
          <AccountFields {...data} />
          <div>
            <Button type="submit" kind="primary">{submit}</Button>
          </div>
          {state.doorway.site && <PasskeyRegister />}
        </form>
      )}
    </DoorPage>
  );
});
