import type { ComponentChildren } from "preact";
import type { Person, PersonStatus } from "../lib/protocol/person.ts";
import { statusAt } from "../lib/rules/people.ts";
import { person as words } from "../lib/words/mod.ts";
import { Avatar } from "./Avatar.tsx";
import { Badge } from "./Badge.tsx";
import { cls } from "./cls.ts";

interface PersonCardProps {
  person: Person;
  bio: string;
  pronouns: string;
  /** Where they are; null where they have not said it. */
  zone: string | null;
  now: number;
  /** The time zone of who reads this. */
  here: string;
  /** What can be done about them: write, ignore. */
  actions?: ComponentChildren;
  /** Where the card is what the page is about. */
  heading?: Heading;
  /** What it stands in has a frame already. */
  isPlain?: boolean;
}

/** All that one may know of somebody. What they wrote may run in either direction. */
export function PersonCard(props: PersonCardProps) {
  const { person, bio, pronouns, zone, now, here, actions, heading = "p", isPlain } = props;
  const frame = isPlain ? PLAIN : CARD;
  if (person.gone) return <FormerMember id={person.id} heading={heading} frame={frame} />;
  const status = statusAt(person.status, now);
  const clock = zone === null ? null : clockIn(zone, now);
  return (
    <article class={frame}>
      <div class="flex flex-wrap items-center gap-16">
        <Avatar
          name={person.displayName}
          picture={person.picture}
          size={64}
          presence={person.presence}
        />
        <Names person={person} pronouns={pronouns} heading={heading} />
      </div>
      {status && <StatusLine status={status} now={now} here={here} />}
      {bio !== "" && <p class="whitespace-pre-wrap break-words" dir="auto">{bio}</p>}
      <ul role="list" class="grid gap-2 text-13 text-quiet">
        <li>{presenceOf(person, now, here)}</li>
        {clock && <li class="figures">{words.localTime(clock)}</li>}
      </ul>
      {actions && <div class="flex flex-wrap gap-8">{actions}</div>}
    </article>
  );
}

const CARD = cls(
  "grid grid-cols-1 content-start gap-12 p-16 rounded-16 bg-ground border border-line max-w-prose",
);

const PLAIN = cls("grid grid-cols-1 content-start gap-12");

type Heading = "h1" | "p";

function FormerMember(
  { id, heading: Name, frame }: { id: string; heading: Heading; frame: string },
) {
  return (
    <article class={frame}>
      <div class="flex flex-wrap items-center gap-16">
        <Avatar name={words.former} seed={id} size={64} />
        <Name class="text-18 text-quiet">{words.former}</Name>
      </div>
    </article>
  );
}

function Names(
  { person: { name, displayName, role }, pronouns, heading: Name }: {
    person: Person;
    pronouns: string;
    heading: Heading;
  },
) {
  return (
    <div class="grid gap-2 min-w-0 grow basis-96">
      <Name class="text-18 font-semibold break-words min-w-0">
        <bdi>{displayName}</bdi>
      </Name>
      <p class="text-13 text-quiet break-words min-w-0">
        <bdi>{words.at(name)}</bdi>
        {pronouns !== "" && (
          <>
            {" · "}
            <bdi>{pronouns}</bdi>
          </>
        )}
      </p>
      {role !== "member" && (
        <p>
          <Badge tone={role === "owner" ? "accent" : "neutral"}>{words.roles[role]}</Badge>
        </p>
      )}
    </div>
  );
}

function StatusLine(
  { status: { text, emoji, until }, now, here }: {
    status: PersonStatus;
    now: number;
    here: string;
  },
) {
  return (
    <p class="flex gap-8 min-w-0 rounded-10 bg-sunken p-12">
      {emoji && <span>{emoji}</span>}
      <span class="min-w-0 break-words">
        <bdi>{text}</bdi>
        {until !== null && (
          <span class="text-13 text-quiet">{` ${words.until(moment(until, now, here))}`}</span>
        )}
      </span>
    </p>
  );
}

function presenceOf({ presence, lastSeen }: Person, now: number, here: string): string {
  if (presence !== "offline") return words[presence];
  return lastSeen === null ? words.offline : words.lastSeen(moment(lastSeen, now, here));
}

/** As short as the distance allows. */
function moment(at: number, now: number, zone: string): string {
  const clock = clockIn(zone, at) ?? "";
  const day = dayIn(zone, at);
  return day === dayIn(zone, now) ? clock : words.onDay(day, clock);
}

/** Null for a zone that this device does not know yet, or no more. */
function clockIn(zone: string, at: number): string | null {
  try {
    const parts = { hour: "2-digit", minute: "2-digit", timeZone: zone } as const;
    return new Intl.DateTimeFormat(words.dates, parts).format(at);
  } catch {
    return null;
  }
}

function dayIn(zone: string, at: number): string {
  const parts = { day: "numeric", month: "long", timeZone: zone } as const;
  return new Intl.DateTimeFormat(words.dates, parts).format(at);
}
