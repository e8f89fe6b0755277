// A made-up place, drawn with the real pieces: the landing page and the kit show it.
// Knows: the sample's words and the components. Must not know: real people, rooms or messages.

import { Icon } from "../Icon.tsx";
import { Presence } from "../Presence.tsx";
import { RailGroup, RailItem } from "../chat/RailItem.tsx";
import { sample } from "../../lib/words/mod.ts";

const { rooms, people } = sample;

export function SampleRail() {
  return (
    <div class="grid content-start gap-16 h-full p-8 bg-sunken border-e border-line">
      <div class="px-8 pt-4">
        <p class="font-semibold truncate">{sample.place}</p>
        <p class="flex items-center gap-8 text-13 text-quiet">
          <Presence state="online" />
          {people.mara}
        </p>
      </div>
      <p class="flex items-center gap-8 h-28 px-8 rounded-6 bg-fill text-13 text-quiet">
        <Icon name="search" />
        {sample.jump}
      </p>
      <RailGroup label={sample.unreadHeading}>
        <RailItem
          href="#"
          icon="room"
          name={rooms.clocks}
          unread={{ value: 2, label: sample.mentions(2), mention: true }}
        />
        <RailItem
          href="#"
          icon="room"
          name={rooms.notices}
          unread={{ value: 14, label: sample.unread(14) }}
        />
      </RailGroup>
      <RailGroup label={sample.roomsHeading}>
        <RailItem href="#" icon="room" name={rooms.saturday} current />
        <RailItem href="#" icon="room" name={rooms.tools} />
        <RailItem href="#" icon="lock" name={rooms.till} />
      </RailGroup>
      <RailGroup label={sample.peopleHeading}>
        <RailItem href="#" presence="online" name={people.ines} />
        <RailItem href="#" presence="online" name={people.tomas} />
        <RailItem href="#" presence="away" name={people.jonas} />
      </RailGroup>
    </div>
  );
}
