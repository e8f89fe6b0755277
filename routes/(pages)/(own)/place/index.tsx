import { HttpError, page } from "fresh";
import { wordsFor } from "../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../components/Button.tsx";
import { Checkbox, Choices, Radio } from "../../../../components/fields/Choice.tsx";
import { HueField, hueOf } from "../../../../components/fields/HueField.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { TextField } from "../../../../components/fields/TextField.tsx";
import { changePlace, findPlace, publicRooms } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { can } from "../../../../lib/policy/mod.ts";
import type { Role } from "../../../../lib/protocol/mod.ts";
import { refusal } from "../../../../lib/web/refusal.ts";
import { statusOf } from "../../../../lib/web/problem_status.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { door as doorWords, place as words } from "../../../../lib/words/mod.ts";

const DOORS = ["open", "invite", "closed"] as const;

interface Shown {
  name: string;
  nameError?: string;
  hue: number;
  door: (typeof DOORS)[number];
  guests: boolean;
  rooms: { id: string; name: string; isEntered: boolean }[];
}

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, me } = ctx.state;
    refuseOthers(me!);
    const place = (await findPlace(doorway))!;
    const rooms = await publicRooms(doorway);
    return page<Shown>({
      ...{ name: place.name, hue: place.hue, door: place.door, guests: place.guests },
      rooms: rooms.map(({ id, name }) => ({ id, name, isEntered: place.rooms.includes(id) })),
    });
  },
  async POST(ctx) {
    const { doorway, visitor, me } = ctx.state;
    refuseOthers(me!);
    const field = await fieldsOf(ctx.req);
    const offered = await publicRooms(doorway);
    const entered = offered.filter(({ id }) => field(`room-${id}`) !== "").map(({ id }) => id);
    const door = DOORS.find((one) => one === field("door"));
    if (door === undefined) throw new HttpError(400);
    // Those that the form could not offer stay: a private room, one that is archived
    const others = (await findPlace(doorway))!.rooms.filter((room) =>
      !offered.some(({ id }) => id === room)
    );
    const changes = {
      name: field("place"),
      hue: hueOf(field("hue")),
      door,
      guests: field("guests") !== "",
      rooms: [...entered, ...others],
    };
    const done = await changePlace(doorway, visitor!, changes);
    if (done.ok) return ctx.redirect("/place?done=place", 303);
    if (!("problems" in done)) throw refusal(done);
    const nameError = wordsFor(done.problems, "place");
    const rooms = offered.map(({ id, name }) => ({ id, name, isEntered: entered.includes(id) }));
    const shown: Shown = { ...changes, rooms, ...(nameError && { nameError }) };
    return page(shown, { status: statusOf(done.problems) });
  },
});

/** Whoever may not change the place is not shown a form of it either, whatever they send. */
function refuseOthers({ role }: { readonly role: Role }): void {
  if (!can({ place: role, room: null }, "place.change")) throw new HttpError(403);
}

export default define.page<typeof handler>(function PlaceSettings({ data, state }) {
  const { title, lead, doors, doorLegend, guests, guestsHint, rooms, roomsHint, save } =
    words.settings;
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={lead} />
      <form method="post" class="door grid gap-24">
        <TextField
          id="place"
          name="place"
          label={doorWords.setup.place}
          error={data.nameError}
          value={data.name}
          maxLength={60}
          required
        />
        <HueField value={data.hue} />
        <Choices id="door" legend={doorLegend}>
          {DOORS.map((door) => (
            <Radio
              key={door}
              id={`door-${door}`}
              name="door"
              value={door}
              checked={data.door === door}
              {...doors[door]}
            />
          ))}
        </Choices>
        <Checkbox
          id="guests"
          name="guests"
          label={guests}
          hint={guestsHint}
          checked={data.guests}
        />
        {data.rooms.length > 0 && (
          <Choices id="rooms" legend={rooms}>
            <p class="field-note">{roomsHint}</p>
            {data.rooms.map(({ id, name, isEntered }) => (
              <Checkbox
                key={id}
                id={`room-${id}`}
                name={`room-${id}`}
                label={`#${name}`}
                checked={isEntered}
              />
            ))}
          </Choices>
        )}
        <div>
          <Button type="submit" kind="primary">{save}</Button>
        </div>
      </form>
    </>
  );
});
