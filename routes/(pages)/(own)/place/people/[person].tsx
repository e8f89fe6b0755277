import { HttpError, page } from "fresh";
import { Avatar } from "../../../../../components/Avatar.tsx";
import { Button, ButtonLink } from "../../../../../components/Button.tsx";
import { FormProblem } from "../../../../../components/FormProblem.tsx";
import { PageTitle } from "../../../../../components/PageTitle.tsx";
import { Select } from "../../../../../components/Select.tsx";
import { TextField } from "../../../../../components/TextField.tsx";
import {
  banPerson,
  findManaged,
  letBackIn,
  makeResetLink,
  type Managed,
  setRole,
} from "../../../../../lib/actions/mod.ts";
import { define, type State } from "../../../../../lib/define.ts";
import { isUserId } from "../../../../../lib/protocol/mod.ts";
import { originOf } from "../../../../../lib/web/own_origin.ts";
import { refusal } from "../../../../../lib/web/refusal.ts";
import { fieldsOf } from "../../../../../lib/web/visitor.ts";
import { account, door, place as words } from "../../../../../lib/words/en.ts";
import { Part } from "../../../(_components)/Part.tsx";
import { ShownOnce } from "../../../(_components)/ShownOnce.tsx";

interface Shown {
  person: Managed;
  problem?: string;
  /** Shown on the answer that made it, and never again. */
  link?: string;
}

export const handler = define.handlers({
  async GET(ctx) {
    return page<Shown>({ person: await managed(ctx.state, ctx.params.person!) });
  },
  async POST(ctx) {
    const { doorway, visitor, chat } = ctx.state;
    const person = await managed(ctx.state, ctx.params.person!);
    const field = await fieldsOf(ctx.req);
    const deed = field("do");
    if (deed === "reset") {
      const made = await makeResetLink(doorway, visitor!, person.id);
      if (!made.ok) throw refusal(made);
      const link = `${originOf(chat.settings, ctx.url)}/reset#${made.value.secret}`;
      return page<Shown>({ person, link });
    }
    const role = person.roles.find((one) => one === field("role"));
    const done = deed === "ban"
      ? await banPerson(doorway, visitor!, person.id, field("reason"))
      : deed === "back"
      ? await letBackIn(doorway, visitor!, person.id)
      : deed === "role" && role !== undefined
      ? await setRole(doorway, visitor!, person.id, role)
      : null;
    if (done === null) throw new HttpError(400);
    if (done.ok) return ctx.redirect(`/place/people/${person.id}?done=${deed}`, 303);
    if (done.detail !== "last owner") throw refusal(done);
    return page<Shown>({ person, problem: door.problems.form.last_owner }, { status: 422 });
  },
});

async function managed({ doorway, visitor }: State, user: string): Promise<Managed> {
  if (!isUserId(user)) throw new HttpError(404);
  const found = await findManaged(doorway, visitor!, user);
  if (!found.ok) throw refusal(found);
  return found.value;
}

export default define.page<typeof handler>(function Person({ data, state }) {
  const { person, problem, link } = data;
  const { role, roleHint, setRole, back } = words.person;
  return (
    <>
      <PageTitle place={state.placeName} title={person.displayName} lead={`@${person.name}`} />
      <Avatar name={person.displayName} seed={person.id} size={64} />
      <FormProblem>{problem}</FormProblem>
      {person.roles.length > 0 && (
        <form method="post" class="door grid gap-16">
          <Select
            id="role"
            name="role"
            label={role}
            hint={roleHint}
            options={person.roles.map((one) => ({ value: one, label: account.roles[one] }))}
            value={person.role}
          />
          <div>
            <Button type="submit" name="do" value="role">{setRole}</Button>
          </div>
        </form>
      )}
      {person.mayReset && <Reset link={link} />}
      {person.mayBan && <Ban person={person} />}
      <div>
        <ButtonLink href="/place/people" kind="quiet">{back}</ButtonLink>
      </div>
    </>
  );
});

function Reset({ link }: { link: string | undefined }) {
  const { reset, resetLead, makeReset, resetLink, resetLinkHint } = words.person;
  return (
    <Part id="reset" heading={reset} lead={resetLead}>
      {link === undefined
        ? (
          <form method="post">
            <Button type="submit" name="do" value="reset">{makeReset}</Button>
          </form>
        )
        : (
          <div class="door">
            <ShownOnce id="link" label={resetLink} hint={resetLinkHint} value={link} />
          </div>
        )}
    </Part>
  );
}

function Ban({ person: { banned } }: { person: Managed }) {
  const { ban, banLead, reason, reasonHint, submitBan, bannedBecause, letIn } = words.person;
  if (banned) {
    return (
      <Part id="ban" heading={ban} lead={bannedBecause(banned.reason)}>
        <form method="post">
          <Button type="submit" name="do" value="back">{letIn}</Button>
        </form>
      </Part>
    );
  }
  return (
    <Part id="ban" heading={ban} lead={banLead}>
      <form method="post" class="door grid gap-16">
        <TextField id="reason" name="reason" label={reason} hint={reasonHint} maxLength={300} />
        <div>
          <Button type="submit" name="do" value="ban" kind="danger">{submitBan}</Button>
        </div>
      </form>
    </Part>
  );
}
