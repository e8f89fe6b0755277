import type { SendExtras } from "../../../../client/mod.ts";
import type { Message } from "../../../../protocol/mod.ts";
import { chat } from "../../../../words/mod.ts";
import { pathOf } from "../../../going/address.ts";
import { conversationOf } from "../../../going/going_to.ts";
import { useScreen } from "../../../screen_context.ts";
import { mayWriteTo } from "../../../sheet/may_write.ts";
import { reasonOf } from "../../reason_of.ts";
import { PlaceSearch } from "../../../sheet/PlaceSearch.tsx";
import type { Subject } from "../subject.ts";

/** Where a message is passed on to: any conversation in which one may write. */
export function ForwardSheet({ subject, onClose }: { subject: Subject; onClose(): void }) {
  const { client, me, toasts, go } = useScreen();
  const { message, room } = subject;
  return (
    <PlaceSearch
      title={chat.acts.labels.forward}
      hint={chat.acts.forwardTo}
      views={NO_VIEWS}
      isOffered={(target) => mayWriteTo(target, me)}
      onPick={async (target) => {
        const to = target.to === "view" ? null : await conversationOf(target, client);
        if (to === null) return false;
        const forward = { room: room.id, id: message.id };
        const sent = await client.send(to, "", { forward, ...filesOf(message) });
        if (!sent.ok) return false;
        const goThere = { action: chat.acts.goThere, onAction: () => go(pathOf(to)) };
        void sent.value.done.then((answer) => {
          toasts.value = answer.ok
            ? { text: chat.acts.forwarded(target.name), tone: "good", ...goThere }
            : { text: reasonOf(answer, chat.unsent.failed), tone: "bad", ...goThere };
        });
        return true;
      }}
      onClose={onClose}
    />
  );
}

/** They go along, named once more: whoever reads may pass on. */
function filesOf({ files }: Message): Pick<SendExtras, "files"> {
  return files === undefined ? {} : {
    files: files.map(({ id, alt }) => ({ id, ...(alt !== undefined && { alt }) })),
  };
}

const NO_VIEWS: readonly never[] = [];
