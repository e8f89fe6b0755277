/** The public rooms there are, joined or not, by what one looks for. */
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../client/mod.ts";
import type { ErrorCode, RoomCard, RoomId } from "../../protocol/mod.ts";
import { findable, inNameOrder, matchNames } from "../../rules/mod.ts";

export interface PublicRooms {
  /** Null until the first of them are there. */
  readonly rooms: readonly RoomCard[] | null;
  readonly refused: ErrorCode | null;
}

const NONE_YET: PublicRooms = { rooms: null, refused: null };

/** Page by page, each shown when it comes; anew whenever one is back. */
export function usePublicRooms(client: Client, isConnected: boolean): PublicRooms {
  const [found, setFound] = useState<PublicRooms>(NONE_YET);
  useEffect(() => {
    if (!isConnected) return;
    let isWanted = true;
    const load = async () => {
      const rooms: RoomCard[] = [];
      for (let after: RoomId | undefined, more = true; more && isWanted;) {
        const page = await client.request("room.browse", after === undefined ? {} : { after });
        if (!isWanted) return;
        if (!page.ok) return setFound((before) => ({ ...before, refused: page.code }));
        rooms.push(...page.value.rooms);
        setFound({ rooms: [...rooms], refused: null });
        after = rooms.at(-1)?.id;
        more = page.value.more && after !== undefined;
      }
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [client, isConnected]);
  return found;
}

/** By name and topic; in the order of their names before anything is typed. */
export function matchRooms(rooms: readonly RoomCard[], query: string): RoomCard[] {
  const entries = inNameOrder(rooms.map((room) => findable(room, [room.name, room.topic])));
  return matchNames(entries, query, rooms.length);
}
