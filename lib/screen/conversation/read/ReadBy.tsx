import { Tooltip } from "../../../../components/Tooltip.tsx";
import type { MessageId, RoomId, UserId } from "../../../protocol/mod.ts";
import { chat } from "../../../words/mod.ts";
import { Face } from "../../Face.tsx";
import { nameOf } from "../../names.ts";
import { isSameList, useClient, useScreen } from "../../screen_context.ts";
import { readersIn } from "./readers.ts";

interface ReadByProps {
  room: RoomId;
  message: MessageId;
}

const NOBODY: readonly UserId[] = [];
/** More than that are shown as fewer, and a number. */
const MOST_FACES = 3;

/** Small faces at the last message of one's own that each of the others has read. Its place is kept free. */
export function ReadBy({ room, message }: ReadByProps) {
  const { me } = useScreen();
  const readers = useClient(
    ({ state }) => readersIn(state.rooms.get(room), me.id).get(message) ?? NOBODY,
    isSameList,
  );
  const known = useClient(
    ({ state }) => readers.filter((user) => nameOf(state, user)),
    isSameList,
  );
  const names = useClient(({ state }) => known.map((user) => nameOf(state, user)), isSameList);
  const shown = known.length > MOST_FACES ? known.slice(0, MOST_FACES - 1) : known;
  const more = names.length - shown.length;
  const said = chat.line.readBy(names);
  return (
    <div class="read-by">
      {names.length > 0 && (
        <span class="read-by-faces">
          <span class="sr-only">{said}</span>
          {shown.map((user, at) => <Face key={user} user={user} name={names[at]!} size={16} />)}
          {more > 0 && <span aria-hidden="true" class="text-12 text-quiet">+{more}</span>}
          <Tooltip end>{said}</Tooltip>
        </span>
      )}
    </div>
  );
}
