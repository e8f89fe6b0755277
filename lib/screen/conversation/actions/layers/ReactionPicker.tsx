import { chat } from "../../../../words/mod.ts";
import { EmojiPicker } from "../../../emoji/EmojiPicker.tsx";
import { useScreen } from "../../../screen_context.ts";
import type { Spot } from "../../../spot.ts";
import type { Subject } from "../subject.ts";

interface ReactionPickerProps {
  subject: Subject;
  at: Spot | null;
  onClose(): void;
}

export function ReactionPicker(
  { subject: { message, room, me }, at, onClose }: ReactionPickerProps,
) {
  const { client } = useScreen();
  return (
    <EmojiPicker
      label={chat.acts.labels.react}
      at={at}
      onClose={onClose}
      onPick={(emoji) => {
        const isOwn = message.reactions?.by[emoji]?.includes(me.id) ?? false;
        void client.react(room.id, message.id, emoji, !isOwn);
      }}
    />
  );
}
