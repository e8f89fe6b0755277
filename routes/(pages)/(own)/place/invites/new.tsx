import { page } from "fresh";
import { Button, ButtonLink } from "../../../../../components/Button.tsx";
import { Checkbox, Choices, Radio } from "../../../../../components/fields/Choice.tsx";
import { FormProblem } from "../../../../../components/fields/FormProblem.tsx";
import { PageTitle } from "../../../../../components/pages/PageTitle.tsx";
import { QrCode } from "../../../../../components/QrCode.tsx";
import { Select } from "../../../../../components/fields/Select.tsx";
import { linkableRooms, makeInvite } from "../../../../../lib/actions/mod.ts";
import { define } from "../../../../../lib/define.ts";
import { can } from "../../../../../lib/policy/mod.ts";
import { originOf } from "../../../../../lib/web/own_origin.ts";
import { refusal } from "../../../../../lib/web/refusal.ts";
import { fieldsOf } from "../../../../../lib/web/visitor.ts";
import { door, place as words } from "../../../../../lib/words/mod.ts";
import { ShownOnce } from "../../../(_components)/ShownOnce.tsx";

type Shown =
  | { readonly link: string }
  | {
    readonly link: null;
    readonly rooms: readonly { id: string; name: string; isPicked: boolean }[];
    readonly as: "member" | "guest";
    readonly days: string;
    readonly uses: string;
    readonly problem?: string;
  };

export const handler = define.handlers({
  async GET(ctx) {
    const rooms = await linkableRooms(ctx.state.doorway, ctx.state.visitor!);
    const asked = ctx.url.searchParams.get("room");
    return page<Shown>({
      link: null,
      rooms: rooms.map(({ id, name }) => ({ id, name, isPicked: id === asked })),
      ...{ as: "member", days: "7", uses: "" },
    });
  },
  async POST(ctx) {
    const { doorway, visitor, chat } = ctx.state;
    const field = await fieldsOf(ctx.req);
    const offered = await linkableRooms(doorway, visitor!);
    const rooms = offered.map(({ id, name }) => ({
      ...{ id, name, isPicked: field(`room-${id}`) !== "" },
    }));
    const as = field("as") === "guest" ? "guest" : "member";
    const typed = { as, days: field("days"), uses: field("uses") } as const;
    const made = await makeInvite(doorway, visitor!, {
      as,
      rooms: rooms.filter(({ isPicked }) => isPicked).map(({ id }) => id),
      days: typed.days === "" ? null : Number(typed.days),
      uses: typed.uses === "" ? null : Number(typed.uses),
    });
    if (made.ok) {
      const origin = originOf(chat.settings, ctx.url);
      return page<Shown>({ link: `${origin}/join#${made.value.secret}` });
    }
    const problem = problemOf(made);
    if (problem === null) throw refusal(made);
    return page<Shown>({ link: null, rooms, ...typed, problem }, { status: 422 });
  },
});

function problemOf(
  { code, detail, retryAfterMs = 0 }: { code: string; detail?: string; retryAfterMs?: number },
): string | null {
  const { guestNeedsRoom, tooManyRooms, isClosed, tooManyInvites } = words.invites;
  if (code === "rate_limited") return door.waits(Math.ceil(retryAfterMs / 1000));
  if (code === "bad_command" && detail === "rooms") return guestNeedsRoom;
  if (code === "too_many") return detail === "rooms" ? tooManyRooms : tooManyInvites;
  return detail === "closed" ? isClosed : null;
}

export default define.page<typeof handler>(function NewInvite({ data, state }) {
  const { make, made, madeLead, qr, link, linkHint, list, makeLead } = words.invites;
  if (data.link === null) {
    const mayGuest = can({ place: state.me!.role, room: null }, "invite.makeGuest");
    return (
      <>
        <PageTitle place={state.placeName} title={make} lead={makeLead} />
        <InviteForm {...data} mayGuest={mayGuest} />
      </>
    );
  }
  return (
    <>
      <PageTitle place={state.placeName} title={made} lead={madeLead} />
      <div class="door grid gap-24">
        <ShownOnce id="link" label={link} hint={linkHint} value={data.link} />
        <QrCode text={data.link} label={qr} />
        <div>
          <ButtonLink href="/place/invites">{list}</ButtonLink>
        </div>
      </div>
    </>
  );
});

type InviteFormProps = Extract<Shown, { link: null }> & { readonly mayGuest: boolean };

function InviteForm({ rooms, as, days, uses, problem, mayGuest }: InviteFormProps) {
  const { who, asMember, asGuest, roomsLegend, roomsHint, howLong, howOften, make } = words.invites;
  return (
    <form method="post" class="door grid gap-24">
      <FormProblem>{problem}</FormProblem>
      {mayGuest && (
        <Choices id="as" legend={who}>
          <Radio id="as-member" name="as" value="member" checked={as === "member"} {...asMember} />
          <Radio id="as-guest" name="as" value="guest" checked={as === "guest"} {...asGuest} />
        </Choices>
      )}
      {rooms.length > 0 && (
        <Choices id="rooms" legend={roomsLegend}>
          <p class="field-note">{roomsHint}</p>
          {rooms.map(({ id, name, isPicked }) => (
            <Checkbox
              key={id}
              id={`room-${id}`}
              name={`room-${id}`}
              label={`#${name}`}
              checked={isPicked}
            />
          ))}
        </Choices>
      )}
      <Select id="days" name="days" label={howLong} options={words.invites.days} value={days} />
      <Select id="uses" name="uses" label={howOften} options={words.invites.uses} value={uses} />
      <div>
        <Button type="submit" kind="primary">{make}</Button>
      </div>
    </form>
  );
}
