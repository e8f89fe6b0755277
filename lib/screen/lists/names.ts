/** What a list calls people and conversations: those of it are kept up to date like those of a conversation. */
import { useEffect } from "preact/hooks";
import type { RoomId, UserId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { nameOf, titleOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";

export function useNamed(users: readonly UserId[]): void {
  const { panels } = useScreen();
  const wanted = [...new Set(users)].sort().join(" ");
  useEffect(() => {
    panels.named.value = wanted === "" ? [] : wanted.split(" ") as UserId[];
    return () => panels.named.value = [];
  }, [panels, wanted]);
}

export function useName(user: UserId): string {
  return useClient(({ state }) => nameOf(state, user));
}

export function useTitle(id: RoomId): string {
  return useClient(({ state }) => {
    const room = state.rooms.get(id);
    return room === undefined ? chat.lists.elsewhere : titleOf(room, state);
  });
}
