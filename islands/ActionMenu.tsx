import { useEffect, useRef, useState } from "preact/hooks";
import type { ButtonKind } from "../components/Button.tsx";
import { Menu, type MenuItem } from "../components/Menu.tsx";

interface ActionMenuProps {
  label: string;
  items: MenuItem[];
  kind?: ButtonKind;
  /** What is said after a choice, by the item's id. */
  answers?: Record<string, string>;
}

/** A menu with the keys that menus have: arrows, Home, End, first letters, Escape, Tab. */
export default function ActionMenu({ label, items, kind, answers }: ActionMenuProps) {
  const outer = useRef<HTMLDetailsElement>(null);
  const [alive, setAlive] = useState(false);
  const [answer, setAnswer] = useState("");
  useEffect(() => setAlive(true), []);

  const pick = (id: string) => {
    close(outer.current);
    setAnswer(answers?.[id] ?? "");
  };
  return (
    <div class="flex flex-wrap items-center gap-12">
      <Menu
        label={label}
        items={items}
        alive={alive}
        onPick={pick}
        onKeyDown={(event) => moveByKey(event, outer.current)}
        outer={outer}
        {...(kind && { kind })}
      />
      <span role="status" class="text-13 text-quiet">{answer}</span>
    </div>
  );
}

function moveByKey(event: KeyboardEvent, menu: HTMLDetailsElement | null): void {
  if (menu === null) return;
  // With one of these held it is a shortcut of the browser.
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Tab") {
    menu.open = false;
    return;
  }
  if (event.key === "Escape") {
    if (menu.open) event.preventDefault();
    close(menu);
    return;
  }
  const target = targetOf(event.key, menu);
  if (target === undefined) return;
  event.preventDefault();
  menu.open = true;
  target.focus();
}

function targetOf(key: string, menu: HTMLDetailsElement): HTMLElement | undefined {
  const items = [...menu.querySelectorAll<HTMLElement>(".menu-item")];
  const current = items.indexOf(document.activeElement as HTMLElement);
  if (key === "ArrowDown") return items[(current + 1) % items.length];
  if (key === "ArrowUp") return items.at(current <= 0 ? -1 : current - 1);
  if (key === "Home" && menu.open) return items[0];
  if (key === "End" && menu.open) return items.at(-1);
  if (key.length !== 1 || key === " " || !menu.open) return undefined;
  const later = [...items.slice(current + 1), ...items.slice(0, current + 1)];
  return later.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}

function close(menu: HTMLDetailsElement | null): void {
  if (!menu?.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
