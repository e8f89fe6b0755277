import { Count } from "../../../components/Badge.tsx";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import { Presence } from "../../../components/Presence.tsx";
import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { aloneWith, type Target } from "../places.ts";
import { isCalled } from "../rail/groups.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { VIEW_PAGES } from "../views.ts";

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
      <Note target={target} />
    </li>
  );
}

function isUnread(target: Target): boolean {
  return target.to === "room" && unreadOf(target.room.tally) > 0;
}

function Mark({ target }: { target: Target }) {
  const { me } = useScreen();
  if (target.to === "view") {
    return <Icon name={VIEW_PAGES[target.view]?.icon ?? "more"} class="text-quiet" />;
  }
  if (target.to === "person") return <There user={target.user} />;
  const { kind } = target.room.facts;
  if (kind !== "direct") {
    return <Icon name={kind === "public" ? "room" : "lock"} class="text-quiet" />;
  }
  const [other] = aloneWith(target.room, me.id);
  return other === undefined ? <Icon name="people" class="text-quiet" /> : <There user={other} />;
}

function There({ user }: { user: Extract<Target, { to: "person" }>["user"] }) {
  const presence = useClient(({ state }) => state.people.get(user)?.presence ?? "offline");
  return (
    <span class="grid place-items-center w-18 flex-none">
      <Presence state={presence} />
    </span>
  );
}

function Note({ target }: { target: Target }) {
  if (target.to !== "room") return null;
  const { room: { facts, tally } } = target;
  const unread = unreadOf(tally);
  const mentions = mentionsOf(tally);
  const label = mentions > 0 ? chat.rail.mentionCount(mentions) : chat.rail.unreadCount(unread);
  return (
    <>
      <span class="flex-1 min-w-0 truncate text-13 text-quiet">
        {facts.archived ? chat.switcher.archived : facts.topic}
      </span>
      {unread > 0 && (
        <Count value={mentions || unread} label={label} mention={isCalled(target.room)} />
      )}
    </>
  );
}
