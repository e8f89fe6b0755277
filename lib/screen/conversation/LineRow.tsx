import { ButtonLink } from "../../../components/Button.tsx";
import { DayLine } from "../../../components/chat/DayLine.tsx";
import { NoticeLine } from "../../../components/chat/NoticeLine.tsx";
import type { OutboxEntry } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { Message, RoomId, UserId } from "../../protocol/mod.ts";
import type { Line } from "../../rules/lines.ts";
import { textOfNotice, textOfRun } from "../../rules/notice_text.ts";
import { chat, happened } from "../../words/mod.ts";
import { nameOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { MessageLine } from "./MessageLine.tsx";

export interface LineRowProps {
  line: Line;
  room: RoomId;
  ignored: ReadonlySet<UserId>;
  isEdited: boolean;
  failed: OutboxEntry | undefined;
}

/** One line of a conversation. The wrapper is what the scroller measures. */
export function LineRow({ line, room, ignored, ...state }: LineRowProps) {
  switch (line.is) {
    case "day":
      return (
        <div data-key={line.key}>
          <Day at={line.at} />
        </div>
      );
    case "new":
      return (
        <div data-key={line.key} class="line-new">
          <DayLine label={chat.line.new} isNew />
        </div>
      );
    case "run":
      return (
        <div data-key={line.key}>
          <Run line={line} />
        </div>
      );
    case "message":
      return (
        <div data-key={line.key} data-id={line.message.id}>
          {line.message.notice === undefined
            ? (
              <MessageLine
                {...line}
                {...state}
                room={room}
                isFolded={ignored.has(line.message.from)}
              />
            )
            : <Told line={line} />}
        </div>
      );
  }
}

/** Whether a line that was drawn is still right. */
export function isSameLine(one: Line, other: Line): boolean {
  if (one.is !== "message" || other.is !== "message") {
    return one.is === other.is && one.key === other.key && one.is !== "run";
  }
  return one.message === other.message && one.later === other.later;
}

function Day({ at }: { at: number }) {
  const { clock } = useScreen();
  return <DayLine label={clock.dayLabel(at)} />;
}

function Run({ line }: { line: Extract<Line, { is: "run" }> }) {
  const people = useClient(({ state }) => state.people);
  return <NoticeLine text={textOfRun(line.run, (user) => nameOf({ people }, user))} />;
}

function Told({ line: { message } }: { line: Extract<Line, { is: "message" }> }) {
  if (message.notice!.what === "welcome") return <Welcome />;
  return <Notice message={message} />;
}

/** What the house says to whoever has just set it up, and the first thing to do. */
function Welcome() {
  const { me } = useScreen();
  return (
    <div class="notice notice-welcome">
      {happened.welcome.map((line) => <p key={line}>{line}</p>)}
      {can({ place: me.role, room: null }, "invite.make") && (
        <p class="pt-4">
          <ButtonLink small icon="invite" href="/place/invites/new">{chat.rail.invite}</ButtonLink>
        </p>
      )}
    </div>
  );
}

function Notice({ message }: { message: Message }) {
  const people = useClient(({ state }) => state.people);
  const name = (user: UserId) => nameOf({ people }, user);
  return <NoticeLine text={textOfNotice(message.notice!, message.from, name)} />;
}
