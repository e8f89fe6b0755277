import {
  accept,
  LIMITS,
  newStreamId,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../protocol/mod.ts";
import { sessionRow, streamRow, streamsOfRow } from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/** One installation, one stream. Someone with too many loses the oldest; its client opens another. */
export async function openStream(
  { store }: Ground,
  me: UserId,
  session: string,
): Promise<Outcome<Result<"stream.open">>> {
  const stream = newStreamId();
  const all = streamsOfRow(me);
  const done = await store.writer.write({
    rows: [all, streamRow(stream), sessionRow(session)],
    decide(draft) {
      // Signed out on another instance: a stream would outlive its session. Or it has another name
      // of which the feed has not told yet: who asks again is heard by it, or was sent away
      if (draft.get(sessionRow(session)) === null) return refuse("unavailable", "signed out");
      const streams = [...draft.get(all) ?? [], { id: stream, session }];
      for (const { id } of streams.splice(0, streams.length - LIMITS.streamsOfOne)) {
        draft.delete(streamRow(id));
      }
      draft.set(all, streams);
      draft.check(streamRow(stream));
      draft.set(streamRow(stream), { user: me, last: 0, results: "" });
      return { ok: true };
    },
  });
  return done.ok ? accept({ stream }) : done;
}
