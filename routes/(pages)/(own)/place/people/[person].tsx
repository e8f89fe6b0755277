import { HttpError, page } from "fresh";
import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Avatar } from "../../../../../components/Avatar.tsx";
import { Button, ButtonLink } from "../../../../../components/Button.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import { PageTitle } from "../../../../../components/pages/PageTitle.tsx";
import { Select } from "../../../../../components/fields/Select.tsx";
import { TextField } from "../../../../../components/fields/TextField.tsx";
import {
  banPerson,
  findManaged,
  findWaysIn,
  giveRole,
  letBackIn,
  type Managed,
  offerReset,
  type Refused,
  type WaysIn,
} from "../../../../../lib/actions/mod.ts";
import { define, type State } from "../../../../../lib/define.ts";
import { isUserId } from "../../../../../lib/protocol/mod.ts";
import { originOf } from "../../../../../lib/web/own_origin.ts";
import { statusOf } from "../../../../../lib/web/problem_status.ts";
import { proofIn } from "../../../../../lib/web/proof.ts";
import { refusal } from "../../../../../lib/web/refusal.ts";
import { fieldsOf } from "../../../../../lib/web/visitor.ts";
import { account, place as words } from "../../../../../lib/words/mod.ts";
import { Part } from "../../../(_components)/Part.tsx";
import { ProofFields } from "../../../(_components)/ProofFields.tsx";
import { ShownOnce } from "../../../(_components)/ShownOnce.tsx";

interface Shown {
  person: Managed;
  /** How whoever looks shows that it is they. */
  ways: WaysIn;
  /** The form in which something will not do. */
  at: "role" | "reset";
  problems: readonly Problem[];
  /** Shown on the answer that made it, and never again. */
  link?: string;
}

export const handler = define.handlers({
  async GET(ctx) {
    const person = await managed(ctx.state, ctx.params.person!);
    const ways = await findWaysIn(ctx.state.doorway, ctx.state.visitor!);
    return page<Shown>({ person, ways, at: "role", problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor, chat } = ctx.state;
    const person = await managed(ctx.state, ctx.params.person!);
    const ways = await findWaysIn(doorway, visitor!);
    const field = await fieldsOf(ctx.req);
    const deed = field("do");
    const again = (at: Shown["at"], { problems }: Refused) =>
      page<Shown>({ person, ways, at, problems }, { status: statusOf(problems) });
    const proof = { user: person.id, ...proofIn(field) };
    if (deed === "reset") {
      if (!person.mayReset) throw new HttpError(403);
      const made = await offerReset(doorway, visitor!, proof);
      if (!made.ok) return again("reset", made);
      const link = `${originOf(chat.settings, ctx.url)}/reset#${made.secret}`;
      return page<Shown>({ person, ways, at: "reset", problems: [], link });
    }
    const done = () => ctx.redirect(`/place/people/${person.id}?done=${deed}`, 303);
    const role = person.roles.find((one) => one === field("role"));
    if (deed === "role" && role !== undefined) {
      const given = await giveRole(doorway, visitor!, { ...proof, role });
      return given.ok ? done() : again("role", given);
    }
    if (deed !== "ban" && deed !== "back") throw new HttpError(400);
    const changed = deed === "ban"
      ? await banPerson(doorway, visitor!, person.id, field("reason"))
      : await letBackIn(doorway, visitor!, person.id);
    if (!changed.ok) throw refusal(changed);
    return done();
  },
});

async function managed({ doorway, visitor }: State, user: string): Promise<Managed> {
  if (!isUserId(user)) throw new HttpError(404);
  const found = await findManaged(doorway, visitor!, user);
  if (!found.ok) throw refusal(found);
  return found.value;
}

export default define.page<typeof handler>(function Person({ data, state }) {
  const { person, ways, at, problems, link } = data;
  const problemsAt = (form: Shown["at"]) => at === form ? problems : [];
  const { role, roleHint, setRole, back } = words.person;
  return (
    <>
      <PageTitle place={state.placeName} title={person.displayName} lead={`@${person.name}`} />
      <Avatar name={person.displayName} picture={person.picture} size={64} />
      <FormProblem>{wordsFor(problems, null)}</FormProblem>
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
          <ProofFields id="role-current" ways={ways} problems={problemsAt("role")}>
            <Button type="submit" name="do" value="role">{setRole}</Button>
          </ProofFields>
        </form>
      )}
      {person.mayReset && <Reset link={link} ways={ways} problems={problemsAt("reset")} />}
      {person.mayBan && <Ban person={person} />}
      <div>
        <ButtonLink href="/place/people" kind="quiet">{back}</ButtonLink>
      </div>
    </>
  );
});

function Reset({ link, ways, problems }: Pick<Shown, "ways" | "problems"> & {
  link: string | undefined;
}) {
  const { reset, resetLead, makeReset, resetLink, resetLinkHint } = words.person;
  return (
    <Part id="reset" heading={reset} lead={resetLead}>
      {link === undefined
        ? (
          <form method="post" class="door grid gap-16">
            <ProofFields ways={ways} problems={problems}>
              <Button type="submit" name="do" value="reset">{makeReset}</Button>
            </ProofFields>
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
