import { HttpError, page } from "fresh";
import {
  AccountFields,
  type AccountShown,
  accountShown,
} from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { visit } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { door } from "../../lib/words/mod.ts";

export const handler = define.handlers({
  GET(ctx) {
    if (!ctx.state.takesGuests) throw new HttpError(404);
    if (ctx.state.visitor !== null) return ctx.redirect("/");
    return page<AccountShown>(accountShown("", []));
  },
  async POST(ctx) {
    const name = (await fieldsOf(ctx.req))("name");
    const entered = await visit(ctx.state.doorway, { name });
    if (entered.ok) return leadTo("/r", ctx, entered);
    return page(accountShown(name, entered.problems), { status: statusOf(entered.problems) });
  },
});

export default define.page<typeof handler>(function Guest({ data, state }) {
  const { title, lead, submit, have, login } = door.guest;
  return (
    <DoorPage
      place={state.placeName}
      title={title}
      lead={lead}
      footer={
        <p>
          {have} <a href="/login">{login}</a>
        </p>
      }
    >
      <form method="post" class="grid gap-16">
        <AccountFields {...data} withoutPassword />
        <div>
          <Button type="submit" kind="primary">{submit}</Button>
        </div>
      </form>
    </DoorPage>
  );
});
