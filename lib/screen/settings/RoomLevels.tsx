import { useRef } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { isDirectId, type NotifyLevel, type RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { titleOf } from "../names.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import type { Saving } from "./saving.ts";

const LEVELS = ["all", "mentions", "nothing"] as const satisfies readonly NotifyLevel[];

/** What holds in single rooms. A row stays while one looks, also when it says the usual again. */
export function RoomLevels({ run }: Pick<Saving, "run">) {
  const seen = useRef(new Set<RoomId>());
  const rooms = useClient(({ state, own, serverTime }) => {
    const all = [...state.rooms.keys()];
    return all.filter((id) => {
      const { level, mutedUntil } = own.prefs(id);
      return level !== null || mutedUntil > serverTime || seen.current.has(id);
    });
  }, isSameList);
  for (const id of rooms) seen.current.add(id);
  const words = chat.settings.rooms;
  return (
    <section class="grid gap-8" aria-labelledby="rooms-levels">
      <h3 id="rooms-levels" class="font-semibold">{words.title}</h3>
      <p class="text-13 text-quiet">{rooms.length === 0 ? words.none : words.lead}</p>
      {rooms.length > 0 && (
        <ul class="room-list">
          {rooms.map((id) => <RoomRow key={id} id={id} run={run} />)}
        </ul>
      )}
    </section>
  );
}

function RoomRow({ id, run }: Pick<Saving, "run"> & { id: RoomId }) {
  const { client } = useScreen();
  const title = useClient(({ state }) => titleOf(state.rooms.get(id)!, state));
  const prefs = useClient(({ own }) => own.prefs(id));
  const usual = useClient(({ own }) => isDirectId(id) ? "all" : own.settings.level);
  const isMuted = useClient(({ serverTime }) => prefs.mutedUntil > serverTime);
  const { levels, usual: asUsual } = chat.details.forMe;
  const words = chat.settings.rooms;
  return (
    <li class="py-12 grid gap-8">
      <Select
        id={`level-${id}`}
        label={title}
        options={[
          { value: "usual", label: asUsual(levels[usual]) },
          ...LEVELS.map((level) => ({ value: level, label: levels[level] })),
        ]}
        value={prefs.level ?? "usual"}
        onChange={({ currentTarget }) => {
          const level = LEVELS.find((one) => one === currentTarget.value) ?? null;
          run(client.own.preferRoom(id, { level }));
        }}
      />
      {isMuted && (
        <p class="flex flex-wrap items-center gap-12 text-13 text-quiet">
          {words.muted}
          <Button
            small
            aria-label={words.unmuteThis(title)}
            onClick={() => run(client.own.preferRoom(id, { mutedUntil: 0 }))}
          >
            {words.unmute}
          </Button>
        </p>
      )}
    </li>
  );
}
