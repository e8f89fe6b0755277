import { at } from "../../../components/sample/SampleConversation.tsx";
import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import { knownRooms, parse } from "../../../lib/format/mod.ts";
import { foldName } from "../../../lib/protocol/mod.ts";
import { FormattedText } from "../../../lib/screen/text/FormattedText.tsx";
import { kit } from "../../../lib/words/kit.ts";
import { sample } from "../../../lib/words/mod.ts";
import { Section } from "./Section.tsx";

/** Everything that a text can be made of. It stands still here: what opens and copies does so in the app. */
export function Text() {
  const { text: words } = kit;
  return (
    <Section id="text" heading={words.heading}>
      <div class="-mx-16">
        {words.samples.map((text, i) => (
          <MessageRow key={i} author={sample.people.jonas} at={at("18:20")} later={i > 0}>
            <Sample text={text} />
          </MessageRow>
        ))}
        <MessageRow later author={sample.people.jonas} at={at("18:20")}>
          <Sample text={words.deed} actor={sample.people.jonas} />
        </MessageRow>
      </div>
    </Section>
  );
}

function Sample({ text, actor }: { text: string; actor?: string }) {
  const known = { roomName: knownRooms([sample.rooms.saturday]), emoji: () => false };
  return (
    <FormattedText
      blocks={parse(text, known)}
      actor={actor}
      mention={(name) => ({ href: "#text", isMe: foldName(name) === kit.text.me })}
      isShout
      room={() => "#text"}
      emoji={() => null}
      ownPath={() => null}
    />
  );
}
