import { page } from "fresh";
import { Button, ButtonLink } from "../../../../../components/Button.tsx";
import { EmptyState } from "../../../../../components/EmptyState.tsx";
import { Moment } from "../../../../../components/Moment.tsx";
import { PageTitle } from "../../../../../components/pages/PageTitle.tsx";
import { endInvite, type ListedInvite, listInvites } from "../../../../../lib/actions/mod.ts";
import { define } from "../../../../../lib/define.ts";
import { refusal } from "../../../../../lib/web/refusal.ts";
import { fieldsOf } from "../../../../../lib/web/visitor.ts";
import { place as words } from "../../../../../lib/words/mod.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, visitor } = ctx.state;
    const invites = await listInvites(doorway, visitor!);
    return page({ invites, now: doorway.now(), zone: "UTC" });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const ended = await endInvite(doorway, visitor!, (await fieldsOf(ctx.req))("end"));
    if (!ended.ok) throw refusal(ended);
    return ctx.redirect("/place/invites?done=invite", 303);
  },
});

export default define.page<typeof handler>(function Invites({ data, state }) {
  const { title, lead, make, none } = words.invites;
  const { invites, ...reader } = data;
  const button = <ButtonLink kind="primary" href="/place/invites/new">{make}</ButtonLink>;
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={lead} />
      {invites.length === 0 ? <EmptyState action={button}>{none}</EmptyState> : (
        <>
          <div>{button}</div>
          <ul class="grid gap-24">
            {invites.map((invite) => <Invite key={invite.id} {...invite} {...reader} />)}
          </ul>
        </>
      )}
    </>
  );
});

function Invite(props: ListedInvite & { now: number; zone: string }) {
  const { id, as, by, rooms, createdAt, expiresAt, left, used, isOpen, ...reader } = props;
  const { forMember, forGuest, to, madeBy, usedTimes, leftTimes, ends, ended, end } = words.invites;
  return (
    <li class="flex items-center justify-between gap-16">
      <div class="grid gap-2">
        <span>
          {as === "guest" ? forGuest : forMember}
          {rooms.length > 0 && to(rooms)}
        </span>
        <span class="text-13 text-quiet">
          {madeBy(by)}
          <Moment at={createdAt} {...reader} />
          {usedTimes(used)}
          {left !== null && leftTimes(left)}
          {!isOpen ? ended : expiresAt !== null && (
            <>
              {ends}
              <Moment at={expiresAt} {...reader} />
            </>
          )}
        </span>
      </div>
      <form method="post">
        <Button type="submit" small name="end" value={id}>{end}</Button>
      </form>
    </li>
  );
}
