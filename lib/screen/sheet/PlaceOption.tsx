import { Avatar } from "../../../components/Avatar.tsx";
import { Count } from "../../../components/Badge.tsx";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import type { IconName } from "../../../components/icons.ts";
import type { Room } from "../../client/mod.ts";
import type { UserId } from "../../protocol/mod.ts";
import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { Face } from "../Face.tsx";
import { aloneWith, type Target } from "../going/places.ts";
import { isCalled } from "../../client/rooms/groups.ts";
import { isMuted } from "../muted.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { factsOf, isThere } from "../views.ts";

interface PlaceOptionProps {
  target: Target;
  isCurrent: boolean;
  onPick(): void;
}

/** One place that one may jump to. The focus stays in the field: the keys choose among these. */
export function PlaceOption({ target, isCurrent, onPick }: PlaceOptionProps) {
  return (
    <li
      id={`place-${target.key}`}
      class="place-option"
      role="option"
      aria-selected={isCurrent ? "true" : "false"}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Mark target={target} />
      <span class={cls("truncate", isUnread(target) && "font-semibold")}>{target.name}</span>
      {target.to === "room" && isPrivateWithPicture(target.room) && (
        <Icon name="lock" class="icon-beside" />
      )}
      <Note target={target} />
    </li>
  );
}

function isUnread(target: Target): boolean {
  return target.to === "room" && unreadOf(target.room.tally) > 0;
}

/** Where the lock stands otherwise is its picture. */
function isPrivateWithPicture({ facts }: Room): boolean {
  return facts.kind === "private" && facts.picture !== undefined;
}

function Mark({ target }: { target: Target }) {
  const { me } = useScreen();
  if (target.to === "view") {
    return <Sign icon={isThere(target.view) ? factsOf(target.view).icon : "more"} />;
  }
  if (target.to === "person") return <Person user={target.user} name={target.name} />;
  const { kind, picture } = target.room.facts;
  if (picture) return <Avatar name={target.name} picture={picture} size={24} />;
  if (kind !== "direct") return <Sign icon={kind === "public" ? "room" : "lock"} />;
  const [other] = aloneWith(target.room, me.id);
  return other === undefined ? <Sign icon="people" /> : <Person user={other} name={target.name} />;
}

function Sign({ icon }: { icon: IconName }) {
  return (
    <span class="grid place-items-center w-24 flex-none text-quiet">
      <Icon name={icon} />
    </span>
  );
}

/** Who is there is known of those alone who are on the screen. */
function Person({ user, name }: { user: UserId; name: string }) {
  const presence = useClient(({ state }) => state.people.get(user)?.presence);
  return <Face user={user} name={name} size={24} {...(presence !== undefined && { presence })} />;
}

function Note({ target }: { target: Target }) {
  const { client } = useScreen();
  if (target.to !== "room") return null;
  const { room: { facts, tally } } = target;
  const called = isCalled(target.room, isMuted(client, target.room.id));
  const unread = unreadOf(tally);
  const mentions = mentionsOf(tally);
  const label = mentions > 0 ? chat.rail.mentionCount(mentions) : chat.rail.unreadCount(unread);
  return (
    <>
      <span class="flex-1 min-w-0 truncate text-13 text-quiet">
        {facts.archived ? chat.switcher.archived : facts.topic}
      </span>
      {unread > 0 && <Count value={mentions || unread} label={label} mention={called} />}
    </>
  );
}
