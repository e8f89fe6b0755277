import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { MessageId, RoomId } from "../../../protocol/mod.ts";
import { useClient, useScreen } from "../../screen_context.ts";
import { useActing, useHands } from "./acting_context.ts";
import { Layers } from "./Layers.tsx";
import { hearRows } from "./hear_rows.ts";
import { RowBar } from "./RowBar.tsx";
import { RowWalker } from "./row_walker.ts";
import { isSameSubject, subjectIn } from "./subject.ts";

interface ActionsProps {
  /** Whose rows these are. */
  list: RefObject<HTMLElement>;
  room: RoomId;
  toNewest(): void;
}

/** All that can be done with the rows of a list. They are listened to from here, all at once. */
export function Actions({ list, room, toNewest }: ActionsProps) {
  const { client, me } = useScreen();
  const acting = useActing();
  const handsAt = useHands();
  const [at, setAt] = useState<MessageId | null>(null);
  const subject = useClient(
    (client) => at === null ? null : subjectIn(client, room, at, me),
    isSameSubject,
  );
  const home = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const walker = useRef<RowWalker | null>(null);
  const latest = useRef({ handsAt, toNewest });
  latest.current = { handsAt, toNewest };

  useLayoutEffect(() => {
    const rows = walker.current = new RowWalker(list.current!);
    rows.refresh();
    return hearRows(list.current!, {
      ...{ rows, acting },
      subjectOf: (id) => subjectIn(client, room, id, me),
      handsAt: (spot) => latest.current.handsAt(spot),
      isBarBusy: () => bar.current?.contains(document.activeElement) ?? false,
      onRow: setAt,
      toNewest: () => latest.current.toNewest(),
    });
  }, [client, room]);

  useLayoutEffect(() => {
    const row = at === null ? null : list.current?.querySelector(`.message[data-row="${at}"]`);
    const place = row ?? home.current;
    if (bar.current && bar.current.parentElement !== place) place?.append(bar.current);
  });
  useClient(({ state }) => state.rooms.get(room)?.timeline);
  useClient(({ state }) => state.rooms.get(room)?.openThreads);
  useEffect(() => walker.current?.refresh());

  return (
    <>
      <div ref={home} hidden>
        <RowBar subject={subject} outer={bar} />
      </div>
      <Layers room={room} rows={walker} />
    </>
  );
}
