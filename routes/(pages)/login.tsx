import { page } from "fresh";
import { Button } from "../../components/Button.tsx";
import { DoneLine } from "../../components/fields/DoneLine.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { FormProblem } from "../../components/fields/FormProblem.tsx";
import { wordsFor } from "../../components/fields/AccountFields.tsx";
import { TextField } from "../../components/fields/TextField.tsx";
import PasskeyLogin from "../../islands/PasskeyLogin.tsx";
import { logIn } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { ownPath } from "../../lib/web/own_path.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { door } from "../../lib/words/mod.ts";

interface Shown {
  name: string;
  problem?: string;
}

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.state.visitor !== null) return ctx.redirect(askedPath(ctx.url));
    return page<Shown>({ name: "" });
  },
  async POST(ctx) {
    const field = await fieldsOf(ctx.req);
    const asked = { name: field("name"), password: field("password") };
    const entered = await logIn(ctx.state.doorway, asked);
    if (entered.ok) return leadTo(askedPath(ctx.url), ctx, entered);
    const words = wordsFor(entered.problems, null);
    const shown: Shown = { name: asked.name, ...(words && { problem: words }) };
    return page(shown, { status: statusOf(entered.problems) });
  },
});

/** Where somebody was on their way to. */
function askedPath(url: URL): string {
  return ownPath(url.searchParams.get("to") ?? "") ?? "/";
}

export default define.page<typeof handler>(function LogIn({ data, state, url }) {
  const { title, submit, none, register, lost } = door.login;
  return (
    <DoorPage
      place={state.placeName}
      title={title}
      footer={
        <>
          <p>
            <a class="inline-flex items-center coarse:min-h-44" href="/recover">{lost}</a>
          </p>
          {state.takesGuests && (
            <p>
              <a class="inline-flex items-center coarse:min-h-44" href="/guest">
                {door.guest.offer}
              </a>
            </p>
          )}
          {state.isOpen && (
            <p>
              {none} <a href="/register">{register}</a>
            </p>
          )}
        </>
      }
    >
      <DoneLine done={url.searchParams.get("done")} />
      <form method="post" class="grid gap-16">
        <FormProblem>{data.problem}</FormProblem>
        <TextField
          id="name"
          name="name"
          label={door.name}
          value={data.name}
          autocomplete="username webauthn"
          autocapitalize="none"
          required
          autofocus
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={door.password}
          autocomplete="current-password"
          required
        />
        <div>
          <Button type="submit" kind="primary">{submit}</Button>
        </div>
      </form>
      {state.doorway.site && <PasskeyLogin />}
    </DoorPage>
  );
});
