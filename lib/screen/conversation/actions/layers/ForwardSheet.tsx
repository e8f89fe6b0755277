import { can } from "../../../../policy/mod.ts";
import { chat } from "../../../../words/mod.ts";
import { pathOf } from "../../../address.ts";
import { conversationOf } from "../../../going_to.ts";
import type { Target } from "../../../places.ts";
import { useScreen } from "../../../screen_context.ts";
import { PlaceSearch } from "../../../sheet/PlaceSearch.tsx";
import type { Subject } from "../subject.ts";

/** Where a message is passed on to: any conversation in which one may write. */
export function ForwardSheet({ subject, onClose }: { subject: Subject; onClose(): void }) {
  const { client, me, toasts, go } = useScreen();
  const { message, room } = subject;
  const mayWrite = (target: Target) =>
    target.to === "person" ||
    (target.to === "room" &&
      can({ place: me.role, room: target.room.role }, "message.send", target.room.facts));
  return (
    <PlaceSearch
      title={chat.acts.labels.forward}
      hint={chat.acts.forwardTo}
      views={NO_VIEWS}
      isOffered={mayWrite}
      onPick={async (target) => {
        const to = target.to === "view" ? null : await conversationOf(target, client);
        if (to === null) return false;
        const forward = { room: room.id, id: message.id };
        const sent = await client.send(to, "", { forward });
        if (!sent.ok) return false;
        toasts.value = {
          text: chat.acts.forwarded(target.name),
          tone: "good",
          action: chat.acts.goThere,
          onAction: () => go(pathOf(to)),
        };
        return true;
      }}
      onClose={onClose}
    />
  );
}

const NO_VIEWS: readonly never[] = [];
