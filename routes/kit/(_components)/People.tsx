import { Avatar } from "../../../components/Avatar.tsx";
import { Badge, Count } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { PersonCard } from "../../../components/PersonCard.tsx";
import type { Person, UserId } from "../../../lib/protocol/mod.ts";
import { kit } from "../../../lib/words/kit.ts";
import { Section } from "./Section.tsx";

export function People() {
  const words = kit.people;
  const [first, second, third] = words.names;
  return (
    <>
      <Section id="people" heading={words.heading}>
        <div class="flex flex-wrap items-end gap-16">
          <Avatar name={first!} size={64} presence="online" presenceLabel={words.online} />
          <Avatar name={first!} presence="online" presenceLabel={words.online} />
          <Avatar name={second!} presence="away" presenceLabel={words.away} />
          <Avatar name={second!} presence="dnd" presenceLabel={words.dnd} />
          <Avatar name={third!} presence="offline" presenceLabel={words.offline} />
          <Avatar name={first!} size={24} />
        </div>
        <p class="text-13 text-quiet">{words.note}</p>
        <ul role="list" class="grid grid-cols-2 gap-12 sm:grid-cols-3 lg:grid-cols-4">
          {words.names.map((name) => (
            <li key={name} class="flex items-center gap-12">
              <Avatar name={name} />
              <span class="truncate">{name}</span>
            </li>
          ))}
        </ul>
        <Cards />
      </Section>
      <Badges />
    </>
  );
}

const NOW = Date.UTC(2025, 2, 14, 9, 41);
const HOUR_MS = 3_600_000;

function Cards() {
  const words = kit.people.card;
  const ada: Person = {
    id: "uada2kf81mq0" as UserId,
    name: words.name,
    displayName: words.displayName,
    role: "owner",
    status: { text: words.status, emoji: "🔧", until: NOW + 2 * HOUR_MS },
    presence: "online",
    lastSeen: null,
  };
  const guest: Person = {
    id: "ugus7x04trq9" as UserId,
    name: words.guestName,
    displayName: words.guest,
    role: "guest",
    presence: "offline",
    lastSeen: NOW - 40 * HOUR_MS,
  };
  const gone: Person = { ...guest, name: "", displayName: "", role: "member", gone: true };
  const plain = { bio: "", pronouns: "", zone: null, now: NOW, here: "Europe/Berlin" };
  return (
    <div class="grid grid-cols-1 gap-16 md:grid-cols-2 items-start">
      <PersonCard
        {...plain}
        person={ada}
        bio={words.bio}
        pronouns={words.pronouns}
        zone="Asia/Tokyo"
        actions={
          <>
            <Button small>{words.write}</Button>
            <Button small kind="quiet">{words.ignore}</Button>
          </>
        }
      />
      <PersonCard {...plain} person={guest} />
      <PersonCard {...plain} person={gone} />
    </div>
  );
}

function Badges() {
  const words = kit.badges;
  return (
    <Section id="badges" heading={words.heading}>
      <p class="flex flex-wrap items-center gap-8">
        <Badge>{words.moderator}</Badge>
        <Badge tone="accent">{words.owner}</Badge>
        <Badge tone="good">{words.active}</Badge>
        <Badge tone="warn">{words.muted}</Badge>
        <Badge tone="bad">{words.banned}</Badge>
      </p>
      <p class="flex flex-wrap items-center gap-16">
        <Count value={3} label={words.unread(3)} />
        <Count value={128} label={words.unread(128)} />
        <Count value={1} label={words.unread(1)} mention />
        <Count value={12} label={words.unread(12)} mention />
      </p>
    </Section>
  );
}
