import { HttpError, page } from "fresh";
import {
  AccountFields,
  type AccountShown,
  accountShown,
  wordsFor,
} from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { HueField, hueOf } from "../../components/fields/HueField.tsx";
import { TextField } from "../../components/fields/TextField.tsx";
import SecretFromLink from "../../islands/SecretFromLink.tsx";
import { setUpPlace } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { common, door } from "../../lib/words/mod.ts";

interface Shown {
  account: AccountShown;
  place: string;
  secret: string;
  hue: number;
  placeError?: string;
}

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.state.isSetUp) throw new HttpError(404);
    return page<Shown>({ account: accountShown("", []), place: "", secret: "", hue: hueOf("") });
  },
  async POST(ctx) {
    const field = await fieldsOf(ctx.req);
    const typed = {
      place: field("place"),
      secret: field("secret").trim(),
      hue: hueOf(field("hue")),
    };
    const asked = { name: field("name"), password: field("password"), ...typed };
    const entered = await setUpPlace(ctx.state.doorway, asked);
    if (entered.ok) return leadTo("/r", ctx, entered);
    const placeError = wordsFor(entered.problems, "place");
    const account = accountShown(asked.name, entered.problems);
    return page<Shown>({ account, ...typed, ...(placeError && { placeError }) }, {
      status: statusOf(entered.problems),
    });
  },
});

export default define.page<typeof handler>(function SetUp({ data }) {
  const { title, lead, submit, secret, secretHint, place, placeHint } = door.setup;
  return (
    <DoorPage place={common.product} title={title} lead={lead}>
      <form method="post" class="grid gap-16">
        <TextField
          id="place"
          name="place"
          label={place}
          hint={placeHint}
          error={data.placeError}
          value={data.place}
          required
        />
        <AccountFields {...data.account} />
        <HueField value={data.hue} />
        <TextField
          id="secret"
          name="secret"
          label={secret}
          hint={secretHint}
          value={data.secret}
          autocomplete="off"
          required
        />
        <SecretFromLink field="secret" />
        <div>
          <Button type="submit" kind="primary">{submit}</Button>
        </div>
      </form>
    </DoorPage>
  );
});
