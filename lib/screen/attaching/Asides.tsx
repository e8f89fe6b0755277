import { IconButton } from "../../../components/IconButton.tsx";
import { type Aside, asidesOf, type Attachment, type Client, isAt } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import type { WhereTo, Writing } from "../composer/writing.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import { comingText } from "../send_later/when_text.ts";
import { partText } from "./state_text.ts";
import { isRoomFor, takeBackAside } from "./taking_back.ts";

/** What was put aside here for later and waits for its files. */
export function Asides({ writing }: { writing: Writing }) {
  const files = useClient((client) => asideAt(client, writing.to), isSameList);
  return (
    <>
      {asidesOf(files).map((aside) => (
        <AsideLine key={aside.later.ask.id} aside={aside} writing={writing} />
      ))}
    </>
  );
}

function asideAt({ attachments }: Client, to: WhereTo): readonly Attachment[] {
  return attachments.now?.aside.filter(({ later }) => isAt(later!.ask, to)) ?? [];
}

function AsideLine({ aside, writing }: { aside: Aside; writing: Writing }) {
  const screen = useScreen();
  const { later, files } = aside;
  const takeBack = async () => {
    if (!isRoomFor(files.length, writing.to, screen)) return;
    if (await takeBackAside(aside, screen)) writing.field?.focus();
  };
  const isComing = files.some(({ state }) => state !== "there");
  return (
    <div class="composer-note" role="status">
      <p class="flex-1">
        {chat.attaching.forLater(comingText(screen.clock, later.ask.at), files.length)}
      </p>
      {isComing && <span aria-hidden="true">{partText(files)}</span>}
      {isComing && (
        <IconButton
          icon="close"
          label={chat.attaching.pending.takeBack}
          atEnd
          onClick={() => void takeBack()}
        />
      )}
    </div>
  );
}
