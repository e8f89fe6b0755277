import {
  accept,
  type Ask,
  type Outcome,
  refuse,
  type Result,
  type RoomPrefs,
  type Settings,
  type UserId,
} from "../../protocol/mod.ts";
import {
  changePrefsIn,
  changeSettingsIn,
  prefsRow,
  settingsOf,
  settingsRow,
} from "../../store/mod.ts";
import { type Ground, isReader, rowsToStandIn } from "../ground.ts";

export function findSettings({ store }: Pick<Ground, "store">, me: UserId): Promise<Settings> {
  return settingsOf(store, me);
}

export async function changeSettings(
  { store }: Ground,
  me: UserId,
  changes: Ask<"settings.change">,
): Promise<Outcome<Result<"settings.change">>> {
  const done = await store.writer.write({
    rows: [settingsRow(me)],
    decide(draft) {
      // As JSON it has no field that is undefined
      changeSettingsIn(draft, me, changes as Partial<Settings>);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** A section that is there no more is where all rooms are: nothing has to be tidied up behind it. */
export async function preferRoom(
  { store }: Ground,
  me: UserId,
  { room, ...changes }: Ask<"room.prefer">,
): Promise<Outcome<Result<"room.prefer">>> {
  const done = await store.writer.write({
    rows: [prefsRow(me, room), ...rowsToStandIn(room, me)],
    decide(draft) {
      if (!isReader(draft, room, me)) return refuse("not_found");
      changePrefsIn(draft, me, room, changes as Partial<RoomPrefs>);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
