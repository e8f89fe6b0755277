import { useEffect, useId, useRef, useState } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Room } from "../../client/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { attach } from "../attaching/attach.ts";
import { AttachButton } from "../attaching/AttachButton.tsx";
import { catchDrops } from "../attaching/catching.ts";
import { useActing } from "../conversation/actions/acting_context.ts";
import { lastOwn } from "../conversation/actions/last_own.ts";
import { isMac } from "../keys/mac.ts";
import { whatOf } from "../keys/keys.ts";
import { eventually, lazily, useLater } from "../lazily.ts";
import { titleOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { Answering } from "./Answering.tsx";
import type { Completion } from "./offers/completion.ts";
import { ConnectionLine } from "./ConnectionLine.tsx";
import { EmojiButton } from "./EmojiButton.tsx";
import { FormatBar } from "./format/FormatBar.tsx";
import { format } from "./format/format.ts";
import { formatOfKeys, sendsByKeys } from "./keys.ts";
import { LaterButton } from "./LaterButton.tsx";
import { LaterLine } from "./LaterLine.tsx";
import { keep, sendWritten } from "./sending.ts";
import { continuedLine, isInFence } from "./offers/replacement.ts";
import { TextField } from "./text_field.ts";
import { useDraft } from "./use_draft.ts";
import { startWriting } from "./writing.ts";

const CompletionList = lazily((later) => later.CompletionList, () => null);
const NoteLine = eventually((later) => later.NoteLine);
const Tray = eventually((later) => later.Tray);
const DropVeil = eventually((later) => later.DropVeil);
const OtherDraft = eventually((later) => later.OtherDraft);

interface WritingPartProps {
  room: Room;
  thread: MessageId | undefined;
}

/** A field, and what helps to write in it. */
export function WritingPart({ room, thread }: WritingPartProps) {
  const screen = useScreen();
  const { client } = screen;
  const acting = useActing();
  const title = useClient(({ state }) => titleOf(room, state));
  const element = useRef<HTMLTextAreaElement>(null);
  const [writing] = useState(() => startWriting({ room: room.id, thread }, screen));
  const [completion, setCompletion] = useState<Completion | null>(null);
  const list = useId();
  useEffect(() => {
    const field = writing.field = new TextField(element.current!);
    if (field.wasTypedIn) {
      // Before the scripts were there; no draft knows of it yet
      writing.text.value = field.text;
      keep(writing, client);
    }
    writing.onSaid = () => acting.toNewest();
    return () => void (writing.field = null);
  }, []);
  useEffect(() =>
    catchDrops(element.current!, {
      onOver: (isOver) => writing.isUnderFiles.value = isOver,
      onFiles: (files) => attach(files, writing, screen),
    }), []);
  const later = useLater();
  useEffect(() => {
    const { field } = writing;
    if (later === null || field === null) return;
    const completion = later.completionIn(field, writing, screen);
    setCompletion(completion);
    // Something may have been begun before it was there
    if (field.hasFocus) completion.follow();
  }, [later]);

  const draft = useDraft(writing);
  const enterSends = useClient(({ own }) => own.settings.enterSends);
  const answered = screen.replies.of(writing.to);
  useEffect(() => {
    if (answered !== null) writing.field?.focus();
  }, [answered]);

  const send = () => sendWritten(writing, screen);
  const onKeyDown = (event: KeyboardEvent) => {
    const { field } = writing;
    if (field === null || completion?.takesKey(event)) return;
    if (event.key === "Escape" && answered !== null) {
      event.preventDefault();
      return screen.replies.answer(writing.to, null);
    }
    if (field.text === "" && whatOf(event, ["composer"], isMac()) === "editLast") {
      event.preventDefault();
      acting.editing.value = lastOwn(room, screen.me, thread);
      return;
    }
    const how = formatOfKeys(event, isMac());
    if (how !== null) {
      event.preventDefault();
      return void format(how, writing);
    }
    const { from, to } = field.selected;
    const isPlainEnter = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
    if (isPlainEnter && isInFence(field.text, from)) return;
    if (sendsByKeys(event, enterSends)) {
      event.preventDefault();
      return void send();
    }
    const next = isPlainEnter && from === to ? continuedLine(field.text, from) : null;
    if (next === null) return;
    event.preventDefault();
    field.replace(next);
  };
  const label = thread === undefined ? chat.composer.write(title) : chat.thread.write;
  const isOffered = completion?.isOffering ?? false;
  return (
    <form
      class="composer-part"
      // Pressed before the scripts are there it leads nowhere: what is written stays
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DropVeil room={room} writing={writing} />
      <ConnectionLine room={room} writing={writing} />
      <LaterLine writing={writing} />
      <NoteLine room={room} writing={writing} />
      {draft.other && <OtherDraft other={draft.other} writing={writing} />}
      {answered !== null && <Answering key={answered} to={writing.to} message={answered} />}
      <div class="composer">
        <Tray writing={writing} />
        {completion && <CompletionList id={list} completion={completion} />}
        <textarea
          ref={element}
          rows={1}
          class="composer-text"
          defaultValue={writing.text.peek()}
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-controls={isOffered ? list : undefined}
          aria-activedescendant={isOffered ? completion?.chosenIn(list) : undefined}
          onInput={() => {
            if (writing.field !== null) later?.replaceEndedShortcode(writing.field);
            writing.text.value = element.current!.value;
            keep(writing, client);
            writing.field?.grow();
            completion?.follow();
            client.typing(room.id);
          }}
          onKeyDown={onKeyDown}
          onKeyUp={() => completion?.follow()}
          onClick={() => completion?.follow()}
          onBlur={() => completion?.leave()}
          onPaste={(event) => later?.pasteInto(writing, event, screen)}
        />
        <div class="composer-tools">
          <div class="composer-aids">
            <AttachButton writing={writing} />
            <EmojiButton writing={writing} />
            <FormatBar writing={writing} />
          </div>
          <div class="flex flex-none gap-4">
            <LaterButton writing={writing} />
            <IconButton type="submit" icon="send" label={chat.composer.send} filled atEnd />
          </div>
        </div>
      </div>
    </form>
  );
}
