import { page } from "fresh";
import { type Problem } from "../../../../components/fields/AccountFields.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { changeProfile, lookAtMyself, readProfile } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { refusal } from "../../../../lib/web/refusal.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { account } from "../../../../lib/words/mod.ts";
import { ProfileForm, type ProfileTyped } from "./(_components)/ProfileForm.tsx";

interface Shown {
  typed: ProfileTyped;
  problems: readonly Problem[];
}

/** Where the form of the profile goes; shown by itself only when something in it will not do. */
export const handler = define.handlers({
  GET(ctx) {
    return ctx.redirect("/account", 303);
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const field = await fieldsOf(ctx.req);
    const typed: ProfileTyped = {
      ...{ displayName: field("displayName"), pronouns: field("pronouns"), bio: field("bio") },
      ...{ zone: field("zone").trim(), emoji: field("emoji"), status: field("status") },
      minutes: field("minutes"),
    };
    const minutes = /^\d{1,6}$/.test(typed.minutes) ? Number(typed.minutes) : null;
    const read = readProfile({ ...typed, minutes }, doorway.now());
    if (!read.ok) {
      return page<Shown>({ typed, problems: read.problems }, { status: statusOf(read.problems) });
    }
    const { status, ...rest } = read.changes;
    const before = await lookAtMyself(doorway, visitor!.user);
    const isKept = typed.minutes === "keep" && before.minutes === "keep" &&
      typed.status === before.status && typed.emoji === before.emoji;
    const changes = isKept ? rest : { ...rest, status };
    const changed = await changeProfile(doorway, visitor!.user, changes);
    if (!changed.ok) throw refusal(changed);
    return ctx.redirect("/account?done=profile", 303);
  },
});

export default define.page<typeof handler>(function ProfileAgain({ data, state }) {
  return (
    <>
      <PageTitle place={state.placeName} title={account.profile.heading} />
      <ProfileForm {...data.typed} problems={data.problems} />
    </>
  );
});
