import { useState } from "preact/hooks";
import { Button, ButtonLink } from "../../../components/Button.tsx";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { RoomId, UserId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfPerson } from "../going/address.ts";
import { nameOf, othersIn } from "../names.ts";
import { PersonFace } from "../PersonFace.tsx";
import { useClient, useScreen } from "../screen_context.ts";
import { AboutForm } from "./AboutForm.tsx";
import { DetailsEnd } from "./DetailsEnd.tsx";
import { ForMe } from "./ForMe.tsx";
import { RoomPicture } from "./RoomPicture.tsx";
import { RoomRules } from "./RoomRules.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { type Deeds, useDeeds } from "./deeds.ts";

/** What a conversation is, and all that one may change of it. */
export function Details({ id }: { id: RoomId }) {
  const { panels, me } = useScreen();
  const room = useClient(({ state }) => state.rooms.get(id), isSameDetails);
  const deeds = useDeeds();
  if (room === undefined) return null;
  const isDirect = room.facts.kind === "direct";
  return (
    <SidePanel title={chat.side.details} onClose={() => panels.side.value = null}>
      <div class="grid grid-cols-1 gap-24">
        <FormProblem>{deeds.problem}</FormProblem>
        {isDirect ? <People users={othersIn(room, me.id)} /> : <About room={room} deeds={deeds} />}
        <ForMe id={id} />
        {!isDirect && <RoomRules room={room} deeds={deeds} />}
        <DetailsEnd room={room} deeds={deeds} />
      </div>
    </SidePanel>
  );
}

/** Nothing of what is said is shown here. */
function isSameDetails(one: Room | undefined, other: Room | undefined): boolean {
  return one?.facts === other?.facts && one?.role === other?.role &&
    one?.members === other?.members && (one === undefined) === (other === undefined);
}

function About({ room, deeds }: { room: Room; deeds: Deeds }) {
  const { me, panels } = useScreen();
  const [isEdited, setEdited] = useState(false);
  const { facts, id } = room;
  const may = (verb: "room.rename" | "room.add" | "room.link") =>
    can({ place: me.role, room: room.role }, verb, facts);
  const words = chat.details;
  if (isEdited) return <AboutForm room={room} onDone={() => setEdited(false)} />;
  return (
    <section class="grid grid-cols-1 gap-8" aria-label={words.about}>
      <RoomPicture room={room} mayChange={may("room.rename")} deeds={deeds} />
      <h3 class="text-18 break-words">{facts.name}</h3>
      <p class="text-13 text-quiet">{facts.kind === "public" ? words.public : words.private}</p>
      {facts.topic !== "" && <p class="break-words">{facts.topic}</p>}
      {facts.description !== "" && (
        <p class="text-quiet whitespace-pre-wrap break-words">{facts.description}</p>
      )}
      <div class="flex flex-wrap gap-8 mt-4">
        {may("room.rename") && (
          <Button small icon="edit" onClick={() => setEdited(true)}>{words.edit}</Button>
        )}
        <Button small icon="people" onClick={() => panels.side.value = "members"}>
          {chat.head.members(room.members)}
        </Button>
        <FilesButton />
        {may("room.add") && (
          <Button
            small
            icon="invite"
            onClick={() => panels.sheet.value = "add people"}
          >
            {words.add}
          </Button>
        )}
        {may("room.link") && can({ place: me.role, room: null }, "invite.make") && (
          <ButtonLink small icon="link" href={`/place/invites/new?room=${id}`}>
            {words.link}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

/** On a phone there is no room for it at the head. */
function FilesButton() {
  const { panels } = useScreen();
  return (
    <Button small icon="attach" onClick={() => panels.side.value = "files"}>
      {chat.attached.title}
    </Button>
  );
}

function People({ users }: { users: readonly UserId[] }) {
  return (
    <section class="grid grid-cols-1 gap-16" aria-label={chat.side.members}>
      <ul class="grid grid-cols-1 gap-8">
        {users.map((user) => <Other key={user} user={user} />)}
      </ul>
      <div>
        <FilesButton />
      </div>
    </section>
  );
}

function Other({ user }: { user: UserId }) {
  const name = useClient(({ state }) => nameOf(state, user));
  return (
    <li class="flex items-center gap-8">
      <PersonFace user={user} name={name} />
      <a class="no-underline truncate hover:underline" href={pathOfPerson(user)}>{name}</a>
    </li>
  );
}
