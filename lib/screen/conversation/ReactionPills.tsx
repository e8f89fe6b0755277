import { type Reaction, Reactions } from "../../../components/chat/Reactions.tsx";
import type { ChatState } from "../../client/mod.ts";
import { type Message, nameInColons } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { nameOf } from "../names.ts";
import { useClient } from "../screen_context.ts";

/** Who reacted with what. A click on one is heard by the list. */
export function ReactionPills({ by }: { by: NonNullable<Message["reactions"]>["by"] }) {
  const items = useClient(({ state }) => reactionsShown(by, state), isSameReactions);
  return <Reactions items={items} />;
}

/** Named in a label; of many the first. */
const NAMED = 12;

export function reactionsShown(
  by: NonNullable<Message["reactions"]>["by"],
  state: Pick<ChatState, "people" | "me" | "emoji">,
): Reaction[] {
  return Object.entries(by).map(([emoji, users]) => {
    const own = users.includes(state.me);
    const others = users.filter((user) => user !== state.me).map((user) => nameOf(state, user));
    const known = others.filter((name) => name !== "").slice(0, NAMED);
    const names = own ? [chat.acts.you, ...known] : known;
    const more = users.length - names.length;
    const label = chat.acts.reacted(names, more, emoji);
    return { emoji, src: pictureOf(emoji, state), count: users.length, own, label };
  });
}

function pictureOf(emoji: string, state: Pick<ChatState, "emoji">): string | undefined {
  const found = state.emoji.get(nameInColons(emoji) ?? "");
  return found && `/emoji/${found.id}`;
}

function isSameReactions(one: readonly Reaction[], other: readonly Reaction[]): boolean {
  return one.length === other.length && one.every((item, at) => {
    const { emoji, src, count, own, label } = other[at]!;
    return item.emoji === emoji && item.count === count && item.own === own &&
      item.src === src && item.label === label;
  });
}
