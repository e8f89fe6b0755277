import { Button } from "../../../components/Button.tsx";
import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import { titleOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";

/** Above the first message that there is: what this is, and what one can make of it. */
export function Beginning({ room }: { room: Room }) {
  const title = useClient(({ state }) => titleOf(room, state));
  const { kind, topic, description } = room.facts;
  return (
    <div class="grid gap-4 px-16 pt-24 pb-8 max-w-prose">
      <h2 class="text-18 break-words">
        {kind === "direct" ? chat.line.beginningDirect(title) : chat.line.beginning(title)}
      </h2>
      {(description || topic) !== "" && <p class="text-quiet">{description || topic}</p>}
      {kind !== "direct" && <FirstSteps room={room} />}
    </div>
  );
}

/** From so many on a room is no longer new. */
const MANY = 3;

function FirstSteps({ room: { role, facts, members } }: { room: Room }) {
  const { me, panels } = useScreen();
  const may = (verb: "room.add" | "room.rename") =>
    can({ place: me.role, room: role }, verb, facts);
  const mayTopic = facts.topic === "" && may("room.rename");
  const mayAdd = members < MANY && may("room.add");
  if (!mayAdd && !mayTopic) return null;
  return (
    <p class="flex flex-wrap gap-8 pt-8">
      {mayAdd && (
        <Button
          small
          icon="invite"
          onClick={() => panels.sheet.value = "add people"}
        >
          {chat.line.addPeople}
        </Button>
      )}
      {mayTopic && (
        <Button small icon="edit" onClick={() => panels.side.value = "details"}>
          {chat.line.setTopic}
        </Button>
      )}
    </p>
  );
}
