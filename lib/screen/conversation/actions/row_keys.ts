/** The keys on a row that has the focus: those that walk, those that open, and those of the actions. */
import { isMac } from "../../keys/mac.ts";
import { capsOf, KEYS, whatOf } from "../../keys/keys.ts";
import type { RowWalker } from "./row_walker.ts";
import type { Subject } from "./subject.ts";
import { type Action, actionOfKey } from "./table.ts";

const ON_A_ROW = ["message"] as const;

export function actionPressed(event: KeyboardEvent, subject: Subject): Action | undefined {
  return actionOfKey(whatOf(event, ON_A_ROW, isMac()), subject);
}

/** As it stands on the keyboard. */
export function shownKey({ name }: Action): string | undefined {
  const key = KEYS.find(({ what, where }) => where === "message" && what === name);
  return key && capsOf(key.keys[0], isMac()).join(" ");
}

interface Pressed {
  readonly rows: RowWalker;
  readonly subject: Subject | null;
  toNewest(): void;
  openMenu(): void;
  run(action: Action): void;
}

/** Whether the key meant something. */
export function pressedOn(row: HTMLElement, event: KeyboardEvent, does: Pressed): boolean {
  const what = whatOf(event, ON_A_ROW, isMac());
  switch (what) {
    case null:
      return false;
    case "above":
    case "below":
    case "first":
    case "last":
      if (what === "last") does.toNewest();
      does.rows.walk(what, row);
      return true;
    case "menu":
      does.openMenu();
      return true;
    case "leave":
      row.closest("section, aside")?.querySelector<HTMLElement>(".composer-text")?.focus();
      return true;
  }
  // Whoever clicked a row and types means no single key
  const isMeant = does.subject !== null && row.matches(":focus-visible");
  const action = isMeant ? actionOfKey(what, does.subject!) : undefined;
  if (action !== undefined) does.run(action);
  return action !== undefined;
}
