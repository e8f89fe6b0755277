/** What is wrong with a room that one is about to make, while it is being typed. Pure. */
import type { Room } from "../../client/mod.ts";
import { type Ask, LIMITS, wrongFields } from "../../protocol/mod.ts";
import { foldForSearch } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";

export type NewRoom = Omit<Ask<"room.create">, "once">;

export interface Problems {
  readonly name?: string;
  readonly topic?: string;
}

export function problemsOf({ name, topic = "" }: Pick<NewRoom, "name" | "topic">): Problems {
  const wrong = wrongFields("room.change", { room: ANY_ROOM, name, topic });
  const { problems } = chat.newRoom;
  return {
    ...(wrong.includes("name") && {
      name: name.trim() === ""
        ? problems.empty
        : name.length > LIMITS.roomNameChars
        ? problems.long(LIMITS.roomNameChars)
        : problems.unfit,
    }),
    ...(wrong.includes("topic") && {
      topic: topic.length > LIMITS.topicChars ? problems.long(LIMITS.topicChars) : problems.unfit,
    }),
  };
}

/** One may still make another of the same name: whoever wants that has been told. */
export function namesake(name: string, rooms: Iterable<Room>): Room | undefined {
  const wanted = foldForSearch(name.trim());
  return wanted === ""
    ? undefined
    : [...rooms].find(({ facts }) =>
      facts.kind !== "direct" && !facts.archived && foldForSearch(facts.name) === wanted
    );
}

/** A room has to be named there, and none is meant. */
const ANY_ROOM = "r00000000000" as Ask<"room.change">["room"];
