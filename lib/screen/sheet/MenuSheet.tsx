import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import { Floating } from "../Floating.tsx";
import { useLater } from "../lazily.ts";
import { moveInMenu } from "../keys/menu_keys.ts";
import type { MenuEntry, MenuShown } from "../panels.ts";

interface MenuSheetProps extends MenuShown {
  onClose(): void;
}

/** A menu beside what it is about, from below on a phone. */
export function MenuSheet({ label, at, isAbove = false, entries, onClose }: MenuSheetProps) {
  const menu = useRef<HTMLDivElement>(null);
  const later = useLater();
  const shown = useMemo(() => later === null ? [] : entries(later), [entries, later]);
  useLayoutEffect(() => menu.current!.querySelector<HTMLElement>("[role=menuitem]")?.focus(), []);
  const pick = ({ run }: MenuEntry) => {
    // What is opened next then gives the focus back to where it was before
    onClose();
    run?.();
  };
  return (
    <Floating label={label} at={at} isAbove={isAbove} onClose={onClose}>
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === "Tab") onClose();
          else if (moveInMenu(event.key, menu.current!)) event.preventDefault();
        }}
      >
        {shown.map((entry) => (
          <Item
            key={entry.label}
            entry={entry}
            onPick={() => pick(entry)}
          />
        ))}
      </div>
    </Floating>
  );
}

function Item({ entry, onPick }: { entry: MenuEntry; onPick(): void }) {
  const { label, icon, href, isDanger, isApart } = entry;
  const shared = {
    class: cls("menu-item", isDanger && "menu-item-danger", isApart && "menu-item-apart"),
    role: "menuitem",
    tabIndex: -1,
    onClick: onPick,
  } as const;
  const content = (
    <>
      <Icon name={icon} />
      {label}
    </>
  );
  return href === undefined
    ? <button type="button" {...shared}>{content}</button>
    : <a href={href} {...shared}>{content}</a>;
}
