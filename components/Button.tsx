import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from "preact";
import { cls } from "./cls.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

export const BUTTON_KINDS: Record<ButtonKind, string> = {
  primary: cls("button-primary"),
  secondary: cls("button-secondary"),
  quiet: cls("button-quiet"),
  danger: cls("button-danger"),
};

interface Looks {
  children: ComponentChildren;
  /** At most one primary button in a view; danger only for what can't be undone. */
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  class?: string;
}

type ButtonProps =
  & Looks
  & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks>
  & {
    /** Under way: it keeps the focus and its place, and says so to screen readers. */
    busy?: boolean;
  };

export function Button(props: ButtonProps) {
  const { children, kind = "secondary", icon, small, busy, class: extra, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      class={cls("button", BUTTON_KINDS[kind], small && "button-small", extra)}
      aria-busy={busy ? "true" : undefined}
      aria-disabled={busy ? "true" : undefined}
    >
      {busy ? <span class="busy-mark" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type ButtonLinkProps = Looks & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Looks>;

/** Looks like a button, goes somewhere. */
export function ButtonLink(props: ButtonLinkProps) {
  const { children, kind = "secondary", icon, small, class: extra, ...rest } = props;
  return (
    <a {...rest} class={cls("button", BUTTON_KINDS[kind], small && "button-small", extra)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
