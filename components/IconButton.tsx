import type { ButtonHTMLAttributes } from "preact";
import { cls } from "./cls.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import { Tooltip } from "./Tooltip.tsx";

interface Looks {
  icon: IconName;
  /** Its accessible name and its tooltip. */
  label: string;
  filled?: boolean;
  /** It stands at the end of a line: the tooltip grows inwards. */
  atEnd?: boolean;
  class?: string;
}

type IconButtonProps = Looks & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks>;

export function IconButton(props: IconButtonProps) {
  const { icon, label, filled, atEnd = false, class: extra, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      class={cls("icon-button", filled && "icon-button-filled", extra)}
      aria-label={label}
    >
      <Icon name={icon} />
      <Tooltip end={atEnd}>{label}</Tooltip>
    </button>
  );
}
