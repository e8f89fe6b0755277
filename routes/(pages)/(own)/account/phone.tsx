import { page } from "fresh";
import { type Problem } from "../../../../components/fields/AccountFields.tsx";
import { ButtonLink } from "../../../../components/Button.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { QrCode } from "../../../../components/QrCode.tsx";
import { findWaysIn, makeDeviceLink, type WaysIn } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { originOf } from "../../../../lib/web/own_origin.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { proofIn } from "../../../../lib/web/proof.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { account } from "../../../../lib/words/mod.ts";
import { ProofForm } from "./(_components)/ProofForm.tsx";
import { ShownOnce } from "../../(_components)/ShownOnce.tsx";

type Shown =
  | { readonly link: string }
  | { readonly link: null; readonly ways: WaysIn; readonly problems: readonly Problem[] };

export const handler = define.handlers({
  async GET(ctx) {
    const ways = await findWaysIn(ctx.state.doorway, ctx.state.visitor!);
    return page<Shown>({ link: null, ways, problems: [] });
  },
  async POST(ctx) {
    const { doorway, visitor, chat } = ctx.state;
    const proof = proofIn(await fieldsOf(ctx.req));
    const made = await makeDeviceLink(doorway, visitor!, proof);
    if (made.ok) {
      const origin = originOf(chat.settings, ctx.url);
      return page<Shown>({ link: `${origin}/link#${made.secret}` });
    }
    const { problems } = made;
    const ways = await findWaysIn(doorway, visitor!);
    return page<Shown>({ link: null, ways, problems }, { status: statusOf(problems) });
  },
});

export default define.page<typeof handler>(function Phone({ data, state }) {
  const { title, lead, submit, shownLead, qr, link, linkHint, devices } = account.phone;
  if (data.link === null) {
    return (
      <>
        <PageTitle place={state.placeName} title={title} lead={lead} />
        <ProofForm ways={data.ways} problems={data.problems} submit={submit} />
      </>
    );
  }
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={shownLead} />
      <QrCode text={data.link} label={qr} />
      <div class="door grid gap-24">
        <ShownOnce id="link" label={link} hint={linkHint} value={data.link} />
        <div>
          <ButtonLink href="/account/devices">{devices}</ButtonLink>
        </div>
      </div>
    </>
  );
});
