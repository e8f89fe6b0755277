import { Switch } from "../../../components/fields/Choice.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { Ask, RoomMay, RoomRole } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import type { Deeds } from "./deeds.ts";

const SLOW_SECONDS = [0, 10, 30, 60, 300, 900, 3600];
const MAY = ["add", "rename", "archive"] as const satisfies readonly (keyof RoomMay)[];
const ROLES = ["member", "moderator", "owner"] as const satisfies readonly RoomRole[];

interface RoomRulesProps {
  room: Room;
  deeds: Deeds;
}

/** Who writes, how fast, what newcomers read, who may do what; each holds from when it is chosen. */
export function RoomRules({ room, deeds }: RoomRulesProps) {
  const { client, me } = useScreen();
  const { facts, id, role } = room;
  const actor = { place: me.role, room: role };
  const words = chat.details.rules;
  const change = (changes: Omit<Ask<"room.change">, "room">) =>
    void deeds.run(client.request("room.change", { room: id, ...changes }));
  if (!can(actor, "room.rules", facts)) return <RulesTold room={room} />;
  const seconds = [...new Set([...SLOW_SECONDS, facts.slowSeconds])].sort((a, b) => a - b);
  return (
    <section class="grid gap-16" aria-label={words.title}>
      <h3 class="text-13 font-semibold text-quiet">{words.title}</h3>
      <Switch
        id="room-announce"
        label={words.announce}
        hint={words.announceHint}
        checked={facts.posting === "moderators"}
        onChange={({ currentTarget }) =>
          change({ posting: currentTarget.checked ? "moderators" : "everyone" })}
      />
      <Switch
        id="room-past"
        label={chat.newRoom.past}
        hint={chat.newRoom.pastHint}
        checked={facts.past === "everyone"}
        onChange={({ currentTarget }) =>
          change({ past: currentTarget.checked ? "everyone" : "those_present" })}
      />
      <Select
        id="room-slow"
        label={words.slow}
        hint={words.slowHint}
        options={seconds.map((each) => ({ value: `${each}`, label: words.slowFor(each) }))}
        value={`${facts.slowSeconds}`}
        onChange={({ currentTarget }) => change({ slowSeconds: Number(currentTarget.value) })}
      />
      {can(actor, "room.rights", facts) && MAY.map((right) => (
        <Select
          key={right}
          id={`room-may-${right}`}
          label={words.may[right]}
          options={ROLES.map((each) => ({ value: each, label: words.least[each] }))}
          value={facts.may[right]}
          onChange={({ currentTarget }) => {
            const least = ROLES.find((each) => each === currentTarget.value);
            if (least !== undefined) change({ may: { [right]: least } });
          }}
        />
      ))}
    </section>
  );
}

/** For those who can't change them, where they are not the usual ones. */
function RulesTold({ room: { facts } }: { room: Room }) {
  const words = chat.details.rules;
  const told = [
    ...(facts.posting === "moderators" ? [words.announceHint] : []),
    ...(facts.slowSeconds > 0 ? [words.slowTold(words.slowFor(facts.slowSeconds))] : []),
    ...(facts.past === "those_present" ? [chat.newRoom.pastHint] : []),
  ];
  if (told.length === 0) return null;
  return (
    <section class="grid gap-8" aria-label={words.title}>
      <h3 class="text-13 font-semibold text-quiet">{words.title}</h3>
      {told.map((line) => <p key={line}>{line}</p>)}
    </section>
  );
}
