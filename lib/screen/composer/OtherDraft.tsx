import { IconButton } from "../../../components/IconButton.tsx";
import type { Client } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { keep, write } from "./sending.ts";
import type { Writing } from "./writing.ts";

interface OtherDraftProps {
  other: NonNullable<ReturnType<Client["own"]["draft"]>["other"]>;
  writing: Writing;
}

/** Two devices wrote at once: what the other one wrote is not lost. */
export function OtherDraft({ other, writing }: OtherDraftProps) {
  const { client, clock } = useScreen();
  const { room, thread } = writing.to;
  const drop = () => client.own.dropOtherDraft(room, thread);
  const take = () => {
    const mine = writing.text.value;
    write(writing, mine.trim() === "" ? other.text : `${mine}\n${other.text}`);
    keep(writing, client);
    drop();
    writing.field?.focus();
  };
  return (
    <div class="composer-note" role="status">
      <p class="flex-1 min-w-0 truncate">
        <b>{chat.writing.otherDraft(clock.time(other.at))}</b> {other.text}
      </p>
      <button type="button" class="link" onClick={take}>{chat.writing.takeOther}</button>
      <IconButton icon="close" label={chat.writing.dropOther} atEnd onClick={drop} />
    </div>
  );
}
