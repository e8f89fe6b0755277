import { Icon } from "../../../components/Icon.tsx";
import { chat } from "../../words/mod.ts";

interface PillsProps {
  /** How many one had not read when one came, while the first of them lies above. */
  unreadAbove: number;
  /** Whether one is not at the end. */
  isAway: boolean;
  /** How many have come since. */
  newBelow: number;
  toFirstUnread(): void;
  toNewest(): void;
}

/** The ways out of the middle of a conversation: up to where reading stopped, down to the newest. */
export function Pills({ unreadAbove, isAway, newBelow, toFirstUnread, toNewest }: PillsProps) {
  return (
    <>
      {unreadAbove > 0 && (
        <button type="button" class="pill pill-above" onClick={toFirstUnread}>
          <Icon name="send" />
          {chat.pills.toFirstUnread(unreadAbove)}
        </button>
      )}
      {isAway && (
        <button type="button" class="pill pill-below" onClick={toNewest}>
          <Icon name="expand" />
          {newBelow > 0 ? chat.pills.newBelow(newBelow) : chat.pills.toNewest}
        </button>
      )}
    </>
  );
}
