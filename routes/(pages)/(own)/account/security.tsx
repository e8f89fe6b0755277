import { page } from "fresh";
import { type Problem } from "../../../../components/fields/AccountFields.tsx";
import { ButtonLink } from "../../../../components/Button.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import {
  changePassword,
  findWaysIn,
  stayAsMember,
  type WaysIn,
} from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { proofIn } from "../../../../lib/web/proof.ts";
import { fieldsOf, leadTo } from "../../../../lib/web/visitor.ts";
import { account, passkeys } from "../../../../lib/words/mod.ts";
import PasskeyAdd from "../../../../islands/PasskeyAdd.tsx";
import { Part } from "../../(_components)/Part.tsx";
import { PasswordForm } from "./(_components)/PasswordForm.tsx";
import { StayForm } from "./(_components)/StayForm.tsx";

interface Shown {
  isGuest: boolean;
  ways: WaysIn;
  keepTokens: boolean;
  problems: readonly Problem[];
}

export const handler = define.handlers({
  async GET(ctx) {
    const ways = await findWaysIn(ctx.state.doorway, ctx.state.visitor!);
    const isGuest = ctx.state.me!.role === "guest";
    return page<Shown>({ isGuest, ways, keepTokens: false, problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor, me } = ctx.state;
    const isGuest = me!.role === "guest";
    const field = await fieldsOf(ctx.req);
    const newPassword = field("password");
    const keepTokens = field("keep") !== "";
    const changed = isGuest
      ? await stayAsMember(doorway, visitor!, newPassword)
      : await changePassword(doorway, visitor!, { ...proofIn(field), newPassword, keepTokens });
    const done = isGuest ? "member" : "password";
    if (changed.ok) return leadTo(`/account/security?done=${done}`, ctx, changed);
    const { problems } = changed;
    const ways = await findWaysIn(doorway, visitor!);
    return page<Shown>({ isGuest, ways, keepTokens, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function Security({ data, state }) {
  const { isGuest, ways, keepTokens, problems } = data;
  const { password, stay, codes, deletion } = account;
  return (
    <>
      <PageTitle place={state.placeName} title={account.sections.security} />
      {isGuest
        ? (
          <Part id="stay" heading={stay.heading} lead={stay.lead}>
            <StayForm name={state.me!.name} problems={problems} />
            {state.doorway.site && (
              <div class="door">
                <PasskeyAdd hasPassword={false} hasPasskey={false} />
              </div>
            )}
          </Part>
        )
        : (
          <>
            <Part id="change" heading={password.heading}>
              <PasswordForm
                name={state.me!.name}
                ways={ways}
                keepTokens={keepTokens}
                problems={problems}
              />
            </Part>
            <Part id="passkeys" heading={passkeys.title} lead={passkeys.lead}>
              <div>
                <ButtonLink href="/account/passkeys">{passkeys.manage}</ButtonLink>
              </div>
            </Part>
            <Part id="codes" heading={codes.heading} lead={codes.lead}>
              <p>{codes.left(ways.codes)}</p>
              <div>
                <ButtonLink href="/account/codes">{codes.make}</ButtonLink>
              </div>
            </Part>
          </>
        )}
      <Part id="delete" heading={deletion.heading}>
        <div>
          <ButtonLink href="/account/delete">{deletion.look}</ButtonLink>
        </div>
      </Part>
    </>
  );
});
