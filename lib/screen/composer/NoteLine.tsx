import { IconButton } from "../../../components/IconButton.tsx";
import { can } from "../../policy/mod.ts";
import type { Room } from "../../client/mod.ts";
import { chat, common } from "../../words/mod.ts";
import { Asides } from "../attaching/Asides.tsx";
import { attach } from "../attaching/attach.ts";
import type { Clock } from "../clock.ts";
import { useScreen } from "../screen_context.ts";
import { comingText } from "../send_later/when_text.ts";
import { format } from "./format/format.ts";
import type { Note, Writing } from "./writing.ts";

interface NoteLineProps {
  room: Room;
  writing: Writing;
}

/** What there is to say or to ask about what was just written. */
export function NoteLine({ room, writing }: NoteLineProps) {
  const note = writing.note.value;
  return (
    <>
      <Asides writing={writing} />
      {note !== null && <TheNote {...{ note, room, writing }} />}
    </>
  );
}

function TheNote({ note, room, writing }: NoteLineProps & { note: Note }) {
  const { clock } = useScreen();
  const close = () => writing.note.value = null;
  return (
    <div class="composer-note" role={note.is === "told" && note.isWrong ? "alert" : "status"}>
      <p class="flex-1">{textOf(note, clock)}</p>
      <Answer note={note} room={room} writing={writing} />
      {note.is === "long paste" && <AsFile text={note.text} writing={writing} />}
      <IconButton icon="close" label={common.close} atEnd onClick={close} />
    </div>
  );
}

function textOf(note: Note, clock: Clock): string {
  switch (note.is) {
    case "told":
      return note.text;
    case "long paste":
      return chat.writing.longPaste(note.text.split("\n").length);
    case "for later":
      return chat.later.willBeSent(comingText(clock, note.at));
    case "not here":
      return chat.writing.isNotHere(note.name);
  }
}

function Answer({ note, room, writing }: NoteLineProps & { note: Note }) {
  const { client, me } = useScreen();
  if (note.is === "long paste") {
    const fence = () => {
      writing.note.value = null;
      const { field } = writing;
      const from = field?.text.lastIndexOf(note.text) ?? -1;
      if (!field || from < 0) return;
      field.select({ from, to: from + note.text.length });
      void format("block", writing);
    };
    return <AnswerButton onClick={fence}>{chat.writing.asCode}</AnswerButton>;
  }
  if (note.is === "for later") return <a class="link" href="/later">{chat.later.show}</a>;
  const mayAdd = can({ place: me.role, room: room.role }, "room.add", room.facts);
  if (note.is !== "not here" || !mayAdd) return null;
  const add = async () => {
    const { who, name } = note;
    const added = await client.request("room.add", { room: room.id, user: who });
    const { wasAdded, wasNotAdded } = chat.writing;
    const text = added.ok ? wasAdded(name) : wasNotAdded(name);
    writing.note.value = { is: "told", text, isWrong: !added.ok };
  };
  return <AnswerButton onClick={() => void add()}>{chat.writing.add}</AnswerButton>;
}

/** Out of the field again, to go beside what is said. */
function AsFile({ text, writing }: { text: string; writing: Writing }) {
  const screen = useScreen();
  const { asFile, pastedName } = chat.writing;
  const move = () => {
    writing.note.value = null;
    const { field } = writing;
    const from = field?.text.lastIndexOf(text) ?? -1;
    if (!field || from < 0) return;
    field.replace({ from, to: from + text.length, text: "", select: { from, to: from } });
    attach([new File([text], pastedName, { type: "text/plain" })], writing, screen);
  };
  return <AnswerButton onClick={move}>{asFile}</AnswerButton>;
}

function AnswerButton({ onClick, children }: { onClick(): void; children: string }) {
  return <button type="button" class="link" onClick={onClick}>{children}</button>;
}
