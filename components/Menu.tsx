import type { ComponentChildren, Ref } from "preact";
import { BUTTON_KINDS, type ButtonKind } from "./Button.tsx";
import { cls } from "./cls.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  danger?: boolean;
  href?: string;
}

interface MenuProps {
  label: ComponentChildren;
  items: readonly MenuItem[];
  kind?: ButtonKind;
  /** True once a script moves the focus: only then may it call itself a menu. */
  alive?: boolean | undefined;
  onPick?: ((id: string) => void) | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
  outer?: Ref<HTMLDetailsElement>;
}

/** A list that opens under its button, from below on a phone. It opens and closes without a script. */
export function Menu(props: MenuProps) {
  const { label, items, kind = "secondary", alive, onPick, onKeyDown, outer } = props;
  return (
    <details class="menu" ref={outer ?? null} onKeyDown={onKeyDown}>
      <summary class={cls("button", BUTTON_KINDS[kind])} aria-haspopup={alive ? "menu" : undefined}>
        {label}
        <Icon name="expand" />
      </summary>
      <div class="menu-panel" role={alive ? "menu" : undefined}>
        {items.map((item) => <Item key={item.id} item={item} alive={alive} onPick={onPick} />)}
      </div>
    </details>
  );
}

function Item({ item, alive, onPick }: { item: MenuItem } & Pick<MenuProps, "alive" | "onPick">) {
  const shared = {
    class: cls("menu-item", item.danger && "menu-item-danger"),
    role: alive ? "menuitem" as const : undefined,
    tabIndex: alive ? -1 : undefined,
    onClick: () => onPick?.(item.id),
  };
  const content = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
    </>
  );
  return item.href === undefined
    ? <button type="button" {...shared}>{content}</button>
    : <a href={item.href} {...shared}>{content}</a>;
}
