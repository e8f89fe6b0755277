import type { ComponentChildren } from "preact";
import { Avatar } from "../Avatar.tsx";
import { Count } from "../Badge.tsx";
import { cls } from "../cls.ts";
import { Icon } from "../Icon.tsx";
import type { IconName } from "../icons.ts";
import { Presence, type PresenceState } from "../Presence.tsx";

interface RailItemProps {
  href: string;
  name: string;
  icon?: IconName;
  /** In place of the icon, or behind the presence. That a room is private is said beside it still. */
  picture?: string | undefined;
  presence?: PresenceState;
  presenceLabel?: string;
  current?: boolean;
  unread?: { value: number; label: string; mention?: boolean };
  /** How much of one's own is there: it is no news. */
  kept?: { value: number; label: string };
  /** Of a conversation: by these the keys walk along the list. */
  room?: string;
}

/** A room or a person one may go to. The current one has a bar and weight, not only a colour. */
export function RailItem(
  { href, name, icon, picture, presence, presenceLabel, current, unread, kept, room }:
    RailItemProps,
) {
  return (
    <a
      class={cls("rail-item", unread && "rail-item-unread")}
      href={href}
      aria-current={current ? "page" : undefined}
      data-room={room}
      data-unread={unread && ""}
    >
      {picture ? <Avatar name={name} size={18} {...{ picture, presence, presenceLabel }} /> : (
        <>
          {icon && <Icon name={icon} />}
          {presence && (
            <span class="grid place-items-center w-18 flex-none">
              <Presence state={presence} label={presenceLabel} />
            </span>
          )}
        </>
      )}
      <span class="truncate" title={name}>{name}</span>
      {picture && icon === "lock" && <Icon name="lock" class="icon-beside" />}
      {kept && (
        <span class="flex-none ms-auto font-normal">
          <Count value={kept.value} label={kept.label} />
        </span>
      )}
      {unread && (
        <span class="flex-none ms-auto">
          <Count value={unread.value} label={unread.label} mention={unread.mention ?? false} />
        </span>
      )}
    </a>
  );
}

export function RailGroup({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="grid gap-2">
      <p class="px-8 pb-2 text-12 font-semibold text-quiet">{label}</p>
      {children}
    </div>
  );
}
