import { Composer } from "../../../components/chat/Composer.tsx";
import { DayLine } from "../../../components/chat/DayLine.tsx";
import { FailedLine } from "../../../components/chat/FailedLine.tsx";
import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import {
  at,
  SampleActions,
  SampleConversation,
} from "../../../components/sample/SampleConversation.tsx";
import { SampleRail } from "../../../components/sample/SampleRail.tsx";
import { kit } from "../../../lib/words/kit.ts";
import { sample } from "../../../lib/words/mod.ts";
import { Section } from "./Section.tsx";

export function Chat() {
  const { people } = sample;
  return (
    <Section id="chat" heading={kit.chat.heading}>
      <div class="window">
        <div class="frame">
          <SampleRail />
          <SampleConversation />
        </div>
      </div>
      <h3>{kit.chat.states}</h3>
      <div class="-mx-16 pb-8">
        <DayLine label={sample.fresh} isNew />
        <MessageRow
          author={people.ines}
          at={at("18:10")}
          edited={sample.edited}
          actions={<SampleActions />}
        >
          <p>{sample.answer}</p>
        </MessageRow>
        <MessageRow author={people.mara} at={at("18:12")} pending>
          <p>{sample.pending}</p>
        </MessageRow>
        <MessageRow
          later
          author={people.mara}
          at={at("18:12")}
          below={
            <FailedLine
              reason={sample.failedReason}
              retry={sample.retry}
              remove={sample.remove}
            />
          }
        >
          <p>{sample.failed}</p>
        </MessageRow>
      </div>
    </Section>
  );
}

export function Wrong() {
  return (
    <Section id="wrong" heading={kit.wrong.heading}>
      <div class="-mx-16">
        <Composer labels={{ ...sample.composer }} notice={sample.offline} />
      </div>
      <p>
        <a class="link" href="/kit/nothing-here">{kit.wrong.seePage}</a>
      </p>
    </Section>
  );
}
