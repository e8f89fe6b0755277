import { cls } from "./cls.ts";
import type { IconName } from "./icons.ts";

interface IconProps {
  name: IconName;
  class?: string;
}

/** Those that point where one reads to or from, or stand for lines of text. */
const MIRRORED: readonly IconName[] = [
  ...(["back", "forward", "reply", "folded", "leave", "list", "numbers", "quote"] as const),
];

/** 18 px, stroke 1.75 by its class, drawn by `IconSprite`. Always silent: the control or text beside it carries the name. */
export function Icon(props: IconProps) {
  return (
    <svg
      class={cls("icon", MIRRORED.includes(props.name) && cls("icon-mirrored"), props.class)}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <use href={`#icon-${props.name}`} />
    </svg>
  );
}
