import { useEffect } from "preact/hooks";
import { LIMITS, type RoomId } from "../../../protocol/mod.ts";
import { useClient, useScreen } from "../../screen_context.ts";

/** Asked for once a room is open; only small ones tell. */
export function useReceipts(id: RoomId): void {
  const { client } = useScreen();
  const isTold = useClient(({ state, status }) => {
    const room = state.rooms.get(id);
    const isOpen = room !== undefined && room.timeline !== null;
    return status.phase === "in sync" && isOpen && room.members <= LIMITS.receiptsMembers;
  });
  useEffect(() => {
    if (isTold) void client.loadReceipts(id);
  }, [client, id, isTold]);
}
