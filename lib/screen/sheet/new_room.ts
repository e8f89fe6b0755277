/** What is wrong with a room that one is about to make, while it is being typed. Pure. */
import type { Room } from "../../client/mod.ts";
import { type Ask, isOneLine, LIMITS } from "../../protocol/mod.ts";
import { foldForSearch } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";

export type NewRoom = Omit<Ask<"room.create">, "once">;

export interface Problems {
  readonly name?: string;
  readonly topic?: string;
}

export function problemsOf({ name, topic = "" }: Pick<NewRoom, "name" | "topic">): Problems {
  const wrongName = name.trim() === ""
    ? chat.newRoom.problems.empty
    : problemOf(name, LIMITS.roomNameChars);
  const wrongTopic = problemOf(topic, LIMITS.topicChars);
  return { ...(wrongName && { name: wrongName }), ...(wrongTopic && { topic: wrongTopic }) };
}

function problemOf(line: string, mostChars: number): string | null {
  const { problems } = chat.newRoom;
  if (line.length > mostChars) return problems.long(mostChars);
  return isOneLine(line) && line.isWellFormed() ? null : problems.unfit;
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
