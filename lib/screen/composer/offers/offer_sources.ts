/** Where the offers of one composer come from: what the client holds, and what is fetched for them. */
import type { Client, Room } from "../../../client/mod.ts";
import { can } from "../../../policy/mod.ts";
import type { RoomId } from "../../../protocol/mod.ts";
import { findable, inNameOrder } from "../../../rules/mod.ts";
import { emojiHeld, loadEmoji } from "../../emoji/emoji_data.ts";
import type { ScreenParts } from "../../screen_context.ts";
import { Completion, type CompletionLink } from "./completion.ts";
import { type NamedRoom, offersFor, type OfferSources } from "./offers.ts";
import type { TextField } from "../text_field.ts";
import type { Writing } from "../writing.ts";

export function completionIn(field: TextField, writing: Writing, screen: ScreenParts): Completion {
  return new Completion(field, completionLink(screen, writing));
}

function completionLink(
  { client, me }: Pick<ScreenParts, "client" | "me">,
  writing: Writing,
): CompletionLink {
  const id = writing.to.room;
  const roomNow = () => client.state.rooms.get(id);
  return {
    offersFor: (completing) => {
      const room = roomNow();
      return room === undefined ? [] : offersFor(completing, sourcesOf(client, me, room));
    },
    load: ({ kind }) => {
      if (kind === "person") return loadPeople(client, id);
      return kind === "emoji" && emojiHeld() === null ? loadEmoji() : null;
    },
    async taken({ person, label, written }) {
      if (person === undefined || roomNow()?.facts.kind === "direct") return;
      // Whoever is quick takes an offer before it is known who is here
      await client.until(() => roomNow()?.memberList !== null);
      if (roomNow()?.memberList?.has(person) !== false) return;
      if (!writing.text.value.includes(written)) return;
      writing.note.value = { is: "not here", who: person, name: label };
    },
  };
}

async function loadPeople(client: Client, id: RoomId): Promise<void> {
  const isListed = client.state.rooms.get(id)?.memberList !== null;
  await Promise.all([client.directory.load(), isListed ? null : client.loadMembers(id)]);
}

function sourcesOf(client: Client, me: ScreenParts["me"], room: Room): OfferSources {
  const { memberList } = room;
  return {
    people: client.directory.entries,
    isHere: (user) => memberList?.has(user) ?? true,
    mayShout: can({ place: me.role, room: room.role }, "message.mentionAll", room.facts),
    emoji: emojiHeld(),
    // Folding all their names is for those who type one
    get rooms() {
      const rooms = [...client.state.rooms.values()];
      const named = rooms.filter(({ facts }) => facts.kind !== "direct").map(namedRoom);
      return inNameOrder(named.map((each) => findable(each, [each.name])));
    },
  };
}

function namedRoom({ id, facts: { name, topic } }: Room): NamedRoom {
  return { id, name, topic };
}
