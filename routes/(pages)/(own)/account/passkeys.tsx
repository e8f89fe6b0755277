import { HttpError, page } from "fresh";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { firstWrong, type Wrong } from "../../../../components/passkey_words.ts";
import { PasskeyList, type ShownPasskey } from "../../../../components/PasskeyList.tsx";
import PasskeyAdd from "../../../../islands/PasskeyAdd.tsx";
import PasskeyProof from "../../../../islands/PasskeyProof.tsx";
import {
  type Doorway,
  hasPassword,
  listPasskeys,
  removePasskey,
  removePassword,
  renamePasskey,
} from "../../../../lib/actions/mod.ts";
import type { Signed } from "../../../../lib/auth/mod.ts";
import { define } from "../../../../lib/define.ts";
import { proofIn } from "../../../../lib/web/proof.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { passkeys as words } from "../../../../lib/words/mod.ts";

interface Shown {
  passkeys: ShownPasskey[];
  hasPassword: boolean;
  wrong?: Wrong & { with: string };
}

async function shownTo(door: Doorway, me: Signed): Promise<Shown> {
  const [passkeys, has] = await Promise.all([listPasskeys(door, me), hasPassword(door, me)]);
  return { passkeys, hasPassword: has };
}

export const handler = define.handlers({
  async GET({ state: { visitor, doorway } }) {
    return page(await shownTo(doorway, visitor!));
  },
  async POST(ctx) {
    const { doorway } = ctx.state;
    const visitor = ctx.state.visitor!;
    const field = await fieldsOf(ctx.req);
    const id = field("id");
    const proof = proofIn(field);
    const deed = field("do");
    const done = deed === "rename"
      ? await renamePasskey(doorway, visitor, { id, name: field("name") })
      : deed === "remove"
      ? await removePasskey(doorway, visitor, { id, ...proof })
      : deed === "remove_password"
      ? await removePassword(doorway, visitor, proof)
      : null;
    if (done === null) throw new HttpError(400);
    if (done.ok) return ctx.redirect("/account/passkeys", 303);
    const wrong = { ...firstWrong(done.problems), with: id };
    return page<Shown>({ ...await shownTo(doorway, visitor), wrong }, { status: 422 });
  },
});

export default define.page<typeof handler>(function Passkeys({ data, state }) {
  const { passkeys, hasPassword } = data;
  return (
    <>
      <PageTitle place={state.placeName} title={words.title} lead={words.lead} />
      <PasskeyList
        {...data}
        add={state.doorway.site && (
          <PasskeyAdd hasPassword={hasPassword} hasPasskey={passkeys.length > 0} />
        )}
        proof={() => state.doorway.site && <PasskeyProof />}
      />
    </>
  );
});
