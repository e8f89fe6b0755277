import { ChatHead } from "../chat/ChatHead.tsx";
import { Composer } from "../chat/Composer.tsx";
import { DayLine } from "../chat/DayLine.tsx";
import { MessageRow } from "../chat/MessageRow.tsx";
import type { MomentText } from "../chat/Moment.tsx";
import { Reactions } from "../chat/Reactions.tsx";
import { ReplyLine } from "../chat/ReplyLine.tsx";
import { IconButton } from "../IconButton.tsx";
import { sample } from "../../lib/words/mod.ts";

const { people } = sample;

export function SampleConversation() {
  return (
    <div class="grid grid-cols-1 content-between h-full">
      <div>
        <ChatHead
          heading="h3"
          name={sample.rooms.saturday}
          topic={sample.topic}
          actions={
            <>
              <IconButton icon="people" label={sample.head.people} atEnd />
              <IconButton icon="search" label={sample.head.search} atEnd />
            </>
          }
        />
        <SampleMessages />
      </div>
      <Composer labels={sample.composer} notice={sample.typing} />
    </div>
  );
}

export function SampleMessages() {
  return (
    <div class="pb-8">
      <DayLine label={sample.day} />
      <MessageRow author={people.mara} at={at("17:42")} actions={<SampleActions />}>
        <p>{sample.open}</p>
      </MessageRow>
      <MessageRow later author={people.mara} at={at("17:42")} actions={<SampleActions />}>
        <p>{sample.ask}</p>
      </MessageRow>
      <MessageRow
        author={people.ines}
        at={at("17:45")}
        actions={<SampleActions />}
        below={<Reactions items={reactions()} />}
      >
        <p>
          {sample.offerStart}
          <strong>{sample.offerStrong}</strong>
          {sample.offerEnd}
        </p>
      </MessageRow>
      <MessageRow
        author={people.tomas}
        at={at("17:51")}
        actions={<SampleActions />}
        reply={<ReplyLine href="#" author={people.mara} text={sample.ask} />}
      >
        <p>{sample.answer}</p>
      </MessageRow>
      <MessageRow author={people.jonas} at={at("18:03")} actions={<SampleActions />}>
        <p>{sample.kettle}</p>
      </MessageRow>
      <MessageRow later author={people.jonas} at={at("18:04")} actions={<SampleActions />}>
        <p>
          {sample.commandStart}
          <code>{sample.command}</code>
          {sample.commandEnd}
        </p>
      </MessageRow>
      <MessageRow author={people.mara} at={at("18:06")} actions={<SampleActions />}>
        <p>
          {sample.thanks} <span class="mention">{sample.thanksMention}</span>
          {sample.thanksEnd}
        </p>
      </MessageRow>
    </div>
  );
}

export function SampleActions() {
  return (
    <>
      <IconButton icon="react" label={sample.actions.react} />
      <IconButton icon="reply" label={sample.actions.reply} />
      <IconButton icon="more" label={sample.actions.more} atEnd />
    </>
  );
}

export function at(clock: string): MomentText {
  return { iso: `2025-03-14T${clock}`, short: clock, exact: sample.exact(clock) };
}

export function reactions() {
  return [
    { emoji: "♥", count: 3, own: true, label: sample.reactedWith(sample.you, sample.heart) },
    { emoji: "✓", count: 1, own: false, label: sample.reactedWith(people.tomas, sample.check) },
  ];
}
