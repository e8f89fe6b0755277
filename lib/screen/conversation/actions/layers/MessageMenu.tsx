import { useRef } from "preact/hooks";
import { cls } from "../../../../../components/cls.ts";
import { Icon } from "../../../../../components/Icon.tsx";
import { chat } from "../../../../words/mod.ts";
import { noteEmoji } from "../../../emoji/recent.ts";
import { quickEmoji } from "../../../emoji/quick.ts";
import { Floating } from "../../../Floating.tsx";
import { moveInMenu } from "../../../keys/menu_keys.ts";
import type { Spot } from "../../../spot.ts";
import { type Hands, mayDo, type Subject } from "../subject.ts";
import { actionPressed, shownKey } from "../row_keys.ts";
import { type Action, actionsFor, labelOf } from "../table.ts";

interface MessageMenuProps {
  subject: Subject;
  at: Spot | null;
  hands: Hands;
  onClose(): void;
}

/** Everything one can do with a message: under the mouse, or as a sheet from below on a phone. */
export function MessageMenu({ subject, at, hands, onClose }: MessageMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const actions = actionsFor(subject).filter(({ name }) => name !== "react");
  // It is closed first: what is opened next then gives the focus back to where it was before
  const run = (action: Action) => {
    onClose();
    action.run(subject, hands);
  };
  return (
    <Floating label={chat.acts.menu} at={at} onClose={onClose}>
      <div
        ref={menu}
        role="menu"
        aria-label={chat.acts.menu}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const action = actionPressed(event, subject);
          if (action !== undefined) run(action);
          else if (!moveInMenu(event.key, menu.current!)) return;
          event.preventDefault();
        }}
      >
        {mayDo(subject, "message.react") && (
          <QuickReactions
            subject={subject}
            onReact={(emoji, on) => {
              onClose();
              noteEmoji(emoji);
              void hands.client.react(subject.room.id, subject.message.id, emoji, on);
            }}
            onMore={() =>
              hands.acting.layer.value = { is: "emoji", message: subject.message.id, at }}
          />
        )}
        {actions.map((action, place) => (
          <button
            key={action.name}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={cls(
              "menu-item",
              action.isDanger && "menu-item-danger",
              actions[place - 1]?.group !== action.group && "menu-item-apart",
            )}
            onClick={() => run(action)}
          >
            <Icon name={action.icon} />
            {labelOf(action, subject)}
            <kbd class="menu-key" aria-hidden="true">{shownKey(action)}</kbd>
          </button>
        ))}
      </div>
    </Floating>
  );
}

interface QuickProps {
  subject: Subject;
  onReact(emoji: string, on: boolean): void;
  onMore(): void;
}

function QuickReactions({ subject: { message, me }, onReact, onMore }: QuickProps) {
  const by = message.reactions?.by ?? {};
  return (
    <div role="group" aria-label={chat.acts.labels.react} class="quick-reactions">
      {quickEmoji().map((emoji) => {
        const isOwn = by[emoji]?.includes(me.id) ?? false;
        return (
          <button
            key={emoji}
            type="button"
            role="menuitemcheckbox"
            aria-checked={isOwn ? "true" : "false"}
            aria-label={chat.acts.reactWith(emoji)}
            tabIndex={-1}
            class="quick-reaction"
            onClick={() => onReact(emoji, !isOwn)}
          >
            {emoji}
          </button>
        );
      })}
      <button
        type="button"
        role="menuitem"
        aria-label={chat.acts.otherEmoji}
        tabIndex={-1}
        class="quick-reaction"
        onClick={onMore}
      >
        <Icon name="add" />
      </button>
    </div>
  );
}
