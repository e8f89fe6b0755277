import type { Client, OutboxEntry, Room } from "../../lib/client/mod.ts";
import type { Message, UserId } from "../../lib/protocol/mod.ts";
import { foldNotices, isFolded } from "../../lib/rules/mod.ts";
import { person as personWords, plain } from "../../lib/words/en.ts";
import { cls } from "../cls.ts";
import { IconButton } from "../IconButton.tsx";
import { ChatHead } from "./ChatHead.tsx";
import { MessageRow } from "./MessageRow.tsx";
import type { MomentText } from "./Moment.tsx";
import { type NameOf, NoticeLine, textOfNotice, textOfRun } from "./NoticeLine.tsx";

interface PlainConversationProps {
  client: Client;
  room: Room;
}

export function PlainConversation({ client, room }: PlainConversationProps) {
  const nameOf: NameOf = (user: UserId) => {
    const found = client.state.people.get(user);
    if (found === undefined) return "";
    return found.displayName || personWords.former;
  };
  const messages = room.timeline?.messages ?? [];
  const first = messages[0];
  const hasOlder = first !== undefined && room.timeline?.gapBefore.has(first.id);
  const lines = foldNotices(messages, { dayOf, cuts: new Set() });
  const waiting = client.outbox.filter(({ order }) =>
    order.type === "message.send" && order.ask.room === room.id
  );
  return (
    <div class="plain-conversation">
      <ChatHead name={room.facts.name || plain.direct} topic={room.facts.topic} />
      <div class="overflow-y-auto pb-8">
        {hasOlder && (
          <p class="px-16 pt-8">
            <button type="button" class="link" onClick={() => void client.loadOlder(room.id)}>
              {plain.older}
            </button>
          </p>
        )}
        {lines.map((line) =>
          "run" in line
            ? <NoticeLine key={line.run.first} text={textOfRun(line.run, nameOf)} />
            : (
              <Line
                key={line.message.id}
                message={line.message}
                nameOf={nameOf}
                isHidden={isFolded(line.message, client.state.ignored)}
              />
            )
        )}
        {waiting.map((entry) => <Waiting key={entry.id} entry={entry} client={client} />)}
      </div>
      <Write client={client} room={room} />
    </div>
  );
}

function Line({ message, nameOf, isHidden }: {
  message: Message;
  nameOf: NameOf;
  isHidden: boolean;
}) {
  const { notice, deleted, edited, body, at } = message;
  const author = nameOf(message.from);
  if (notice !== undefined) return <NoticeLine text={textOfNotice(notice, author, nameOf)} />;
  const text = isHidden ? plain.ignored : deleted ? plain.deleted : body;
  return (
    <MessageRow
      author={author}
      authorHref={`/people/${message.from}`}
      at={momentOf(at)}
      {...(edited !== undefined && { edited: plain.edited })}
    >
      <p class={PROSE}>{text}</p>
    </MessageRow>
  );
}

const PROSE = cls("whitespace-pre-wrap break-words");

function Waiting({ entry, client }: { entry: OutboxEntry; client: Client }) {
  if (entry.order.type !== "message.send") return null;
  const { failed } = entry;
  return (
    <MessageRow author={plain.you} at={momentOf(entry.at)} pending>
      <p class={PROSE}>{entry.order.ask.body}</p>
      {failed !== null && (
        <p class="flex gap-8 text-13 text-bad">
          {plain.notSent(failed.code)}
          <button type="button" class="link" onClick={() => void client.retryFailed(entry.id)}>
            {plain.retry}
          </button>
          <button type="button" class="link" onClick={() => void client.dismissFailed(entry.id)}>
            {plain.drop}
          </button>
        </p>
      )}
    </MessageRow>
  );
}

function Write({ client, room }: PlainConversationProps) {
  const { archived, posting } = room.facts;
  if (archived) return <p class="p-16 text-quiet">{plain.isArchived}</p>;
  if (room.role === "reader") return <p class="p-16 text-quiet">{plain.isReader}</p>;
  if (posting === "moderators" && room.role === "member") {
    return <p class="p-16 text-quiet">{plain.isAnnouncement}</p>;
  }
  const field = plain.write(room.facts.name || plain.direct);
  return (
    <form
      class="px-16 pb-16"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const body = new FormData(form).get("body");
        if (typeof body !== "string" || body.trim() === "") return;
        void client.send(room.id, body);
        form.reset();
      }}
    >
      <p class="h-24 text-13 text-quiet" aria-live="polite">
        {client.status.phase === "offline" ? plain.offline : ""}
      </p>
      <div class="composer">
        <textarea
          name="body"
          rows={1}
          class="composer-text"
          aria-label={field}
          placeholder={field}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <IconButton type="submit" icon="send" label={plain.send} filled atEnd class="ml-auto" />
      </div>
    </form>
  );
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}

function momentOf(at: number): MomentText {
  const date = new Date(at);
  const short = date.toLocaleTimeString(personWords.dates, { hour: "2-digit", minute: "2-digit" });
  return { iso: date.toISOString(), short, exact: date.toLocaleString(personWords.dates) };
}
