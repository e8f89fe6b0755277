import { Select } from "../../../components/fields/Select.tsx";
import { Switch } from "../../../components/fields/Choice.tsx";
import { isDirectId, type NotifyLevel, type RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { endOf } from "../sheet/status_ends.ts";

const LEVELS = ["all", "mentions", "nothing"] as const satisfies readonly NotifyLevel[];
const MUTES = ["off", "hour", "today", "week", "ever"] as const;

/** How one wants a conversation for oneself; nobody else sees it. */
export function ForMe({ id }: { id: RoomId }) {
  const { client, clock } = useScreen();
  const prefs = useClient(({ own }) => own.prefs(id));
  // What is said to one alone is always heard
  const usual = useClient(({ own }) => isDirectId(id) ? "all" : own.settings.level);
  const words = chat.details.forMe;
  const now = clock.now();
  const isMuted = prefs.mutedUntil > now;
  const mute = (how: (typeof MUTES)[number]) => {
    const mutedUntil = how === "off"
      ? 0
      : how === "ever"
      ? Number.MAX_SAFE_INTEGER
      : endOf(how, clock.now())!;
    void client.own.preferRoom(id, { mutedUntil });
  };
  const until = prefs.mutedUntil === Number.MAX_SAFE_INTEGER
    ? words.mutedForGood
    : words.mutedUntil(`${clock.dayLabel(prefs.mutedUntil)}, ${clock.time(prefs.mutedUntil)}`);
  return (
    <section class="grid gap-16" aria-label={words.title}>
      <h3 class="text-13 font-semibold text-quiet">{words.title}</h3>
      <Switch
        id="room-favourite"
        label={words.favourite}
        checked={prefs.favourite}
        onChange={({ currentTarget }) =>
          void client.own.preferRoom(id, { favourite: currentTarget.checked })}
      />
      <Select
        id="room-level"
        label={words.level}
        options={[
          { value: "usual", label: words.usual(words.levels[usual]) },
          ...LEVELS.map((level) => ({ value: level, label: words.levels[level] })),
        ]}
        value={prefs.level ?? "usual"}
        onChange={({ currentTarget }) => {
          const level = LEVELS.find((one) => one === currentTarget.value) ?? null;
          void client.own.preferRoom(id, { level });
        }}
      />
      <Select
        id="room-mute"
        label={words.mute}
        hint={isMuted ? until : undefined}
        options={[
          ...(isMuted ? [{ value: "as it is", label: words.muted }] : []),
          ...MUTES.map((how) => ({ value: how, label: words.mutes[how] })),
        ]}
        value={isMuted ? "as it is" : "off"}
        onChange={({ currentTarget }) => {
          const how = MUTES.find((one) => one === currentTarget.value);
          if (how !== undefined) mute(how);
        }}
      />
    </section>
  );
}
