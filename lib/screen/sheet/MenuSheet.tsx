import { useLayoutEffect, useRef } from "preact/hooks";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import type { MenuEntry, MenuShown } from "../panels.ts";

interface MenuSheetProps extends MenuShown {
  onClose(): void;
}

/** A menu beside what it is about, from below on a phone. The browser keeps the focus inside. */
export function MenuSheet({ label, at, isAbove = false, entries, onClose }: MenuSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    if (matchMedia("(min-width: 40em)").matches) place(shown, at, isAbove);
    itemsOf(menu.current!)[0]?.focus();
    return () => shown.close();
  }, []);
  const pick = ({ run }: MenuEntry) => {
    // What is opened next then gives the focus back to where it was before
    onClose();
    run?.();
  };
  return (
    <dialog
      ref={dialog}
      class="menu-sheet"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div
        ref={menu}
        role="menu"
        aria-label={label}
        class="grid"
        onKeyDown={(event) => {
          if (event.key === "Tab") onClose();
          else if (moveInMenu(event, menu.current!)) event.preventDefault();
        }}
      >
        {entries.map((entry) => (
          <Item
            key={entry.label}
            entry={entry}
            onPick={() => pick(entry)}
          />
        ))}
      </div>
    </dialog>
  );
}

function Item({ entry, onPick }: { entry: MenuEntry; onPick(): void }) {
  const { label, icon, href, isDanger } = entry;
  const shared = {
    class: cls("menu-item", isDanger && "menu-item-danger"),
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

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

/** Arrows, Home, End and first letters, as in any menu. */
function moveInMenu({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, menu: HTMLElement): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const items = itemsOf(menu);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const moves: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowDown: later[0],
    ArrowUp: items.at(at <= 0 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  };
  const begins = ({ textContent }: HTMLElement) =>
    textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  const target = moves[key] ?? (key.length === 1 && key !== " " ? later.find(begins) : undefined);
  target?.focus();
  return target !== undefined;
}

const MARGIN_PX = 8;

/** Whole on the screen: where there is no room below the spot, it ends above the edge. */
function place(element: HTMLElement, { x, y: edge }: MenuShown["at"], isAbove: boolean): void {
  const { width, height } = element.getBoundingClientRect();
  const y = isAbove ? Math.max(MARGIN_PX, edge - height) : edge;
  const right = Math.max(MARGIN_PX, innerWidth - width - MARGIN_PX);
  const bottom = Math.max(MARGIN_PX, innerHeight - height - MARGIN_PX);
  element.style.left = `${Math.min(x, right)}px`;
  element.style.top = `${Math.min(y, bottom)}px`;
}
