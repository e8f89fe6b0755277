import { HttpError, page } from "fresh";
import {
  AccountFields,
  type AccountShown,
  accountShown,
} from "../../components/fields/AccountFields.tsx";
import { Button } from "../../components/Button.tsx";
import { DoorPage } from "../../components/pages/DoorPage.tsx";
import { FormProblem } from "../../components/fields/FormProblem.tsx";
import { TextField } from "../../components/fields/TextField.tsx";
import PasskeyRegister from "../../islands/PasskeyRegister.tsx";
import SecretFromLink from "../../islands/SecretFromLink.tsx";
import {
  acceptInvite,
  enterInvitedRooms,
  type Invitation,
  lookAtInvite,
  type Refused,
} from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { statusOf } from "../../lib/web/problem_status.ts";
import { fieldsOf, leadTo } from "../../lib/web/visitor.ts";
import { door } from "../../lib/words/mod.ts";

interface Shown {
  account: AccountShown;
  secret: string;
  /** What it is for, once it was looked at. */
  invitation: Invitation | null;
}

/** Opening the link and looking at what it is for use nothing up; coming in does. */
export const handler = define.handlers({
  GET() {
    return page<Shown>({ account: accountShown("", []), secret: "", invitation: null });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const field = await fieldsOf(ctx.req);
    const secret = field("secret").trim();
    const invitation = await lookAtInvite(doorway, secret);
    if (!("as" in invitation)) {
      const account = accountShown("", invitation.problems);
      const status = statusOf(invitation.problems);
      return page<Shown>({ account, secret, invitation: null }, { status });
    }
    if (field("enter") === "") {
      return page<Shown>({ account: accountShown("", []), secret, invitation });
    }
    const asked = { name: field("name"), password: field("password"), secret };
    const notTaken = (refused: Refused) => {
      const account = accountShown(asked.name, refused.problems);
      return page<Shown>({ account, secret, invitation }, { status: statusOf(refused.problems) });
    };
    if (visitor !== null) {
      if (visitor.scopes !== null) throw new HttpError(403);
      const entered = await enterInvitedRooms(doorway, visitor, secret);
      return entered.ok ? ctx.redirect("/r", 303) : notTaken(entered);
    }
    const entered = await acceptInvite(doorway, asked);
    return entered.ok ? leadTo("/r", ctx, entered) : notTaken(entered);
  },
});

export default define.page<typeof handler>(function Join({ data, state }) {
  const { title, open, openLead, secretHint, noScript } = door.join;
  const { invitation } = data;
  if (invitation !== null) {
    const { placeName, me, doorway } = state;
    const hasPasskeys = doorway.site !== undefined;
    return <Invited {...data} {...{ invitation, me, hasPasskeys }} place={placeName} />;
  }
  return (
    <DoorPage place={state.placeName} title={title} lead={openLead(state.placeName)}>
      <form method="post" class="grid gap-16">
        <FormProblem>{data.account.formError}</FormProblem>
        <TextField
          id="secret"
          name="secret"
          label={door.join.secret}
          hint={secretHint}
          value={data.secret}
          autocomplete="off"
          required
        />
        <SecretFromLink field="secret" sends />
        <div>
          <Button type="submit" kind="primary">{open}</Button>
        </div>
        <noscript>
          <p class="text-13 text-quiet">{noScript}</p>
        </noscript>
      </form>
    </DoorPage>
  );
});

type InvitedProps = Shown & {
  readonly invitation: Invitation;
  readonly place: string;
  readonly me: { readonly displayName: string } | null;
  /** Whether a browser can have any for this address. */
  readonly hasPasskeys: boolean;
};

function Invited({ account, secret, invitation, place, me, hasPasskeys }: InvitedProps) {
  const { as, by, rooms } = invitation;
  const { invitedBy, asGuest, toRooms, enter, enterAsGuest, enterRooms, hereAs, have, login } =
    door.join;
  const lead = [as === "guest" ? asGuest : "", rooms.length > 0 ? toRooms(rooms) : ""];
  return (
    <DoorPage
      place={place}
      title={invitedBy(by, place)}
      tab={door.join.title}
      lead={lead.filter((line) => line !== "").join(" ") || undefined}
      footer={me === null && (
        <p>
          {have} <a href="/login">{login}</a>
        </p>
      )}
    >
      <form method="post" class="grid gap-16">
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="enter" value="1" />
        {me === null
          ? <AccountFields {...account} withoutPassword={as === "guest"} />
          : <p>{hereAs(me.displayName)}</p>}
        <div class="flex flex-wrap gap-8">
          <Button type="submit" kind="primary">
            {me !== null ? enterRooms : as === "guest" ? enterAsGuest : enter}
          </Button>
          {me === null && as === "member" && hasPasskeys && <PasskeyRegister />}
        </div>
      </form>
    </DoorPage>
  );
}
