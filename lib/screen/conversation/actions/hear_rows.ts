/** What is done to the rows of a list, heard by the list: a thousand rows cost one ear. */
import type { MessageId } from "../../../protocol/mod.ts";
import { isMoving, STILL } from "../scroll/moving.ts";
import type { Acting } from "./acting.ts";
import { onLongPress } from "./long_press.ts";
import { pressedOn } from "./row_keys.ts";
import type { RowWalker } from "./row_walker.ts";
import { type Hands, mayDo, type Subject } from "./subject.ts";
import { ACTIONS } from "./table.ts";
import { type Spot, spotBelow } from "../../spot.ts";

export interface RowsLink {
  readonly rows: RowWalker;
  readonly acting: Acting;
  subjectOf(id: MessageId): Subject | null;
  handsAt(spot: Spot | null): Hands;
  /** The bar stays with the row on which it is used. */
  isBarBusy(): boolean;
  /** Which row is under the mouse, or has the focus. */
  onRow(id: MessageId | null): void;
  toNewest(): void;
}

/** These have menus of their own in every browser. */
const OWN_MENU = "a, button, input, textarea, img, video";

export function hearRows(list: HTMLElement, link: RowsLink): () => void {
  const { rows, acting } = link;
  const ending = new AbortController();
  const { signal } = ending;
  const subjectAt = (element: EventTarget | null) => {
    const id = idOf(rows.rowOf(element));
    return id === null ? null : link.subjectOf(id);
  };
  const goTo = (id: MessageId | null) => {
    if (!link.isBarBusy()) link.onRow(id);
  };
  const openMenu = ({ message }: Subject, at: Spot | null) => {
    acting.layer.value = { is: "menu", message: message.id, at };
  };

  list.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType === "mouse" && !isMoving(list)) goTo(idOf(rows.rowOf(target)));
  }, { signal, passive: true });
  list.addEventListener(STILL, () => {
    const row = list.querySelector<HTMLElement>(".message:hover");
    if (row !== null) goTo(idOf(row));
  }, { signal });
  list.addEventListener("pointerleave", () => goTo(idOf(rows.rowOf(document.activeElement))), {
    signal,
  });
  list.addEventListener("focusin", ({ target }) => {
    const row = rows.rowOf(target);
    if (row === null) return;
    rows.entered(row);
    if ((target as Element).matches(":focus-visible")) goTo(idOf(row));
  }, { signal });
  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !list.contains(relatedTarget)) link.onRow(null);
  }, { signal });

  list.addEventListener("keydown", (event) => {
    const row = rows.rowOf(event.target);
    if (row === null || row !== event.target) return;
    const subject = subjectAt(row);
    const did = pressedOn(row, event, {
      ...{ rows, subject },
      toNewest: link.toNewest,
      openMenu: () => subject && openMenu(subject, spotBelow(row)),
      run: (action) => subject && action.run(subject, link.handsAt(spotBelow(row))),
    });
    if (did) event.preventDefault();
  }, { signal });

  list.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const asked = target.closest<HTMLElement>("[data-act], [data-emoji], [data-jump]");
    const subject = asked === null ? null : subjectAt(asked);
    if (asked === null || subject === null) return;
    const { act, emoji, jump } = asked.dataset;
    if (jump !== undefined) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      acting.jump(jump as MessageId);
    } else if (emoji !== undefined) {
      if (!mayDo(subject, "message.react")) return;
      const { client } = link.handsAt(null);
      const on = asked.getAttribute("aria-pressed") !== "true";
      void client.react(subject.room.id, subject.message.id, emoji, on);
    } else if (act === "menu") openMenu(subject, spotBelow(asked));
    else ACTIONS.find(({ name }) => name === act)?.run(subject, link.handsAt(spotBelow(asked)));
  }, { signal });

  list.addEventListener("contextmenu", (event) => {
    const { target, clientX, clientY, shiftKey } = event;
    const subject = subjectAt(target);
    const isTheirs = target instanceof Element && target.closest(OWN_MENU) !== null;
    // What is selected is to be copied, and with Shift the browser's own menu is meant
    if (subject === null || isTheirs || shiftKey || isSelecting()) return;
    event.preventDefault();
    if (acting.layer.value === null) openMenu(subject, { x: clientX, y: clientY });
  }, { signal });

  const offPress = onLongPress(list, (target) => {
    const subject = subjectAt(target);
    if (subject === null || target.closest(OWN_MENU) !== null) return;
    if (acting.layer.value === null) openMenu(subject, null);
  });
  return () => {
    offPress();
    ending.abort();
  };
}

function idOf(row: HTMLElement | null): MessageId | null {
  return (row?.dataset["row"] ?? null) as MessageId | null;
}

function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false;
}
