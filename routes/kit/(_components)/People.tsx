import { Avatar } from "../../../components/Avatar.tsx";
import { Badge, Count } from "../../../components/Badge.tsx";
import { kit } from "../../../lib/words/en.ts";
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
      </Section>
      <Badges />
    </>
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
