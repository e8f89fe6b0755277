/** How events move a timeline on. Pure. */
import type { RoomEvent } from "../../protocol/events.ts";
import { changedMessage } from "./message_state.ts";
import { addSent, type Timeline } from "./timeline.ts";
import { TimelineDraft } from "./timeline_draft.ts";

/** A whole batch at once: a timeline of thousands is copied once, not for each event. */
export function afterEvents(timeline: Timeline, events: Iterable<RoomEvent>): Timeline {
  const draft = new TimelineDraft(timeline);
  for (const event of events) {
    switch (event.type) {
      case "message.sent":
        addSent(draft, event.message);
        break;
      case "message.edited":
      case "message.deleted":
      case "message.reacted":
      case "message.pinned":
      case "thread.grew": {
        const place = draft.placeOf(event.id);
        const held = draft.messages[place];
        if (held?.id === event.id) draft.replace(place, changedMessage(held, event));
      }
    }
  }
  return draft.done();
}
