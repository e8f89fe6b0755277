import type { ComponentChildren, Ref, TextareaHTMLAttributes } from "preact";
import { IconButton } from "../IconButton.tsx";

export interface ComposerLabels {
  /** "Message #garden": the field's name and its placeholder. */
  field: string;
  attach: string;
  emoji: string;
  send: string;
}

interface ComposerProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "labels"> {
  labels: ComposerLabels;
  /** One quiet line above the field: who is typing, that the connection is gone. */
  notice?: ComponentChildren;
  textRef?: Ref<HTMLTextAreaElement>;
}

export function Composer({ labels, notice, textRef, ...rest }: ComposerProps) {
  return (
    <div class="px-16 pb-16">
      <p class="h-24 text-13 text-quiet truncate" aria-live="polite">{notice}</p>
      <div class="composer">
        <textarea
          rows={1}
          {...rest}
          ref={textRef ?? null}
          class="composer-text"
          aria-label={labels.field}
          placeholder={labels.field}
        />
        <div class="flex items-center">
          <IconButton icon="attach" label={labels.attach} />
          <IconButton icon="react" label={labels.emoji} />
          <IconButton icon="send" label={labels.send} filled atEnd class="ms-auto" />
        </div>
      </div>
    </div>
  );
}
