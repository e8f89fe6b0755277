import { IconButton } from "../../../components/IconButton.tsx";
import { ReplyLine } from "../../../components/chat/ReplyLine.tsx";
import type { MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage } from "../going/address.ts";
import { useActing } from "../conversation/actions/acting_context.ts";
import { useQuoted } from "../conversation/Quote.tsx";
import { useScreen } from "../screen_context.ts";
import type { WhereTo } from "./writing.ts";

/** Above the field: which message what is written there will answer. */
export function Answering({ to, message }: { to: WhereTo; message: MessageId }) {
  const { replies } = useScreen();
  const acting = useActing();
  const { author, text } = useQuoted(to.room, message);
  return (
    <div
      class="answering"
      role="group"
      aria-label={chat.acts.answering(author)}
      onClick={(event) => {
        if (
          !(event.target instanceof Element) || event.target.closest("[data-jump]") === null
        ) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        acting.jump(message);
      }}
    >
      <ReplyLine
        author={author}
        text={text}
        href={pathOfMessage(to.room, message)}
        jump={message}
      />
      <IconButton
        icon="close"
        label={chat.acts.answerNobody}
        atEnd
        class="ms-auto"
        onClick={() => replies.answer(to, null)}
      />
    </div>
  );
}
