import { HttpError, page } from "fresh";
import type { ComponentChildren } from "preact";
import { Moment } from "../../../../components/Moment.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { type FileUsage, seeFileUsage, type UsedFile } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { sizeText } from "../../../../lib/format/size_text.ts";
import { refusal } from "../../../../lib/web/refusal.ts";
import { person, place as words } from "../../../../lib/words/mod.ts";

const VIEWS = ["rooms", "people", "kinds", "largest", "loose"] as const;
const ORDERS = ["size", "count"] as const;

interface Shown extends FileUsage {
  view: (typeof VIEWS)[number];
  order: (typeof ORDERS)[number];
  now: number;
  zone: string;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, visitor, chat } = ctx.state;
    const usage = await seeFileUsage(chat.files, visitor!);
    if (!usage.ok) throw refusal(usage);
    const asked = ctx.url.searchParams;
    const view = VIEWS.find((one) => one === (asked.get("by") ?? VIEWS[0]));
    const order = ORDERS.find((one) => one === (asked.get("order") ?? ORDERS[0]));
    if (view === undefined || order === undefined) throw new HttpError(404);
    return page<Shown>({ ...usage.value, view, order, now: doorway.now(), zone: "UTC" });
  },
});

export default define.page<typeof handler>(function PlaceFiles({ data, state }) {
  const { title, lead, used, counted, notCounted, views } = words.files;
  const { bytes, most, view, now, zone } = data;
  const said = used(sizeText(bytes), sizeText(most));
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={lead} />
      <div class="grid gap-8">
        <p id="used" class="figures">{said}</p>
        <progress class="usage-bar" aria-labelledby="used" value={bytes} max={most} />
        <p class="text-13 text-quiet">
          {data.counted === null ? notCounted : (
            <>
              {counted}
              <Moment at={data.counted.at} now={now} zone={zone} />
            </>
          )}
        </p>
      </div>
      {data.counted !== null && (
        <>
          <nav aria-label={title} class="usage-views flex flex-wrap gap-x-8 -mx-8">
            {VIEWS.map((one) => (
              <a
                key={one}
                class="rail-item"
                href={`/place/files?by=${one}`}
                aria-current={one === view ? "page" : undefined}
              >
                {views[one]}
              </a>
            ))}
          </nav>
          <View {...data} {...data.counted} />
        </>
      )}
    </>
  );
});

type Counted = NonNullable<FileUsage["counted"]>;

function View({ view, order, now, zone, ...usage }: Shown & Counted) {
  const { room, person: somebody, kind, kinds, looseNote } = words.files;
  const { unnamed, rooms, people, largest, loose } = usage;
  const sums = { view, order };
  const reader = { now, zone };
  switch (view) {
    case "rooms":
      return (
        <Sums {...sums} label={room} rows={rooms.map((one) => ({ ...one, name: roomName(one) }))} />
      );
    case "people":
      return (
        <Sums
          {...sums}
          label={somebody}
          rows={people.map((one) => ({ ...one, name: one.name || person.former }))}
        />
      );
    case "kinds":
      return (
        <Sums
          {...sums}
          label={kind}
          rows={usage.kinds.map((one) => ({ ...one, name: kinds[one.kind] }))}
        />
      );
    case "largest":
      return <Files files={largest} {...reader} />;
    case "loose":
      return (
        <>
          <p class="text-quiet">{looseNote(unnamed.count, sizeText(unnamed.bytes))}</p>
          <Files files={loose} {...reader} />
        </>
      );
  }
}

function roomName({ name, rooms }: { name: string | null; rooms: number }): string {
  return name === null ? words.files.private(rooms) : `#${name}`;
}

interface SumsProps extends Pick<Shown, "view" | "order"> {
  label: string;
  rows: readonly { name: string; count: number; bytes: number }[];
}

function Sums({ view, order, label, rows }: SumsProps) {
  const { count, size, none } = words.files;
  if (rows.length === 0) return <p class="text-quiet">{none}</p>;
  const by = (one: typeof order) => order === one ? "descending" : undefined;
  const link = (one: typeof order, said: string) => (
    <a href={`/place/files?by=${view}&order=${one}`}>{said}</a>
  );
  const key = order === "size" ? "bytes" : "count";
  return (
    <table class="usage">
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" aria-sort={by("count")}>{link("count", count)}</th>
          <th scope="col" aria-sort={by("size")}>{link("size", size)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.toSorted((a, b) => b[key] - a[key]).map(({ name, count, bytes }, i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            <td>{count.toLocaleString(person.dates)}</td>
            <td>{sizeText(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Files({ files, ...reader }: { files: readonly UsedFile[]; now: number; zone: string }) {
  const { file, broughtBy, size, none } = words.files;
  if (files.length === 0) return <p class="text-quiet">{none}</p>;
  return (
    <table class="usage">
      <thead>
        <tr>
          <th scope="col">{file}</th>
          <th scope="col">{broughtBy}</th>
          <th scope="col" aria-sort="descending">{size}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ id, by, bytes, ...told }) => (
          <tr key={id}>
            <th scope="row">
              <FileName id={id} {...told}>
                <Moment at={told.at} {...reader} />
              </FileName>
            </th>
            <td title={by}>{by || person.former}</td>
            <td>{sizeText(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FileNameProps extends Pick<UsedFile, "id" | "name" | "kind" | "room"> {
  children: ComponentChildren;
}

/** What they may not open is not called by its name either. */
function FileName({ id, name, kind, room, children }: FileNameProps) {
  const { kindOf, inPrivate, nowhere } = words.files;
  const where = room === undefined ? nowhere : room === null ? inPrivate : `#${room}`;
  return (
    <>
      {name === null ? kindOf[kind] : <a href={`/files/${id}`}>{name}</a>}
      <span class="text-13 text-quiet">
        {where}, {children}
      </span>
    </>
  );
}
