import { page } from "fresh";
import { type Problem } from "../../../../components/fields/AccountFields.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { changeName, faceOf, lookAtMyself } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { account } from "../../../../lib/words/mod.ts";
import { NameForm } from "./(_components)/NameForm.tsx";
import { Part } from "../../(_components)/Part.tsx";
import { PictureForm } from "./(_components)/PictureForm.tsx";
import { ProfileForm, type ProfileTyped } from "./(_components)/ProfileForm.tsx";

interface Shown {
  /** As it was typed. */
  name: string;
  profile: ProfileTyped;
  picture: string | undefined;
  problems: readonly Problem[];
}

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, visitor } = ctx.state;
    const profile = await lookAtMyself(doorway, visitor!.user);
    const picture = await faceOf(doorway, visitor!);
    return page<Shown>({ name: ctx.state.me!.name, profile, picture, problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const name = (await fieldsOf(ctx.req))("name");
    const changed = await changeName(doorway, visitor!, name);
    if (changed.ok) return ctx.redirect("/account?done=name", 303);
    const { problems } = changed;
    const profile = await lookAtMyself(doorway, visitor!.user);
    const picture = await faceOf(doorway, visitor!);
    return page<Shown>({ name, profile, picture, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function Profile({ data, state }) {
  const { name, displayName, role } = state.me!;
  const { heading, lead } = account.profile;
  return (
    <>
      <PageTitle place={state.placeName} title={account.sections.profile} />
      <PictureForm name={displayName} picture={data.picture}>
        <div class="grid">
          <span class="text-18 font-semibold">{displayName}</span>
          <span class="text-quiet">
            {displayName === name ? "" : `${name}, `}
            {account.roles[role]}
          </span>
        </div>
      </PictureForm>
      <NameForm name={data.name} problems={data.problems} />
      <Part id="card" heading={heading} lead={lead}>
        <ProfileForm {...data.profile} problems={[]} />
      </Part>
    </>
  );
});
