/**
 * From message to message by keys: one of them is in the order of Tab, the arrows lead to the others.
 * What happens on a row is heard by the list; the rows have no handlers.
 */
import type { MessageId } from "../../../protocol/mod.ts";

export type Step = "above" | "below" | "first" | "last";

const ROW = ".message[data-row]";

export class RowWalker {
  readonly #list: HTMLElement;
  #stop: HTMLElement | null = null;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  /** To be called when the lines are others: one of them can always be reached, the last at first. */
  refresh(): void {
    const stop = this.#stop?.isConnected ? this.#stop : this.#rows().at(-1);
    if (stop !== undefined) this.#setStop(stop);
  }

  walk(to: Step, from: HTMLElement): void {
    const row = this.#target(to, from);
    if (row !== undefined) this.focus(row);
  }

  focus(row: HTMLElement): void {
    this.#setStop(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  /** Before a row goes away: the focus stays among the others. */
  leave(id: MessageId): void {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.dataset["row"] === id);
    const next = rows[at + 1] ?? rows[at - 1];
    if (next === undefined) return;
    this.#setStop(next);
    // The dialog that asked gives the focus back first
    requestAnimationFrame(() => next.focus({ preventScroll: true }));
  }

  entered(row: HTMLElement): void {
    this.#setStop(row);
  }

  /** The row that holds an element. */
  rowOf(element: EventTarget | null): HTMLElement | null {
    return element instanceof Element ? element.closest<HTMLElement>(ROW) : null;
  }

  #target(to: Step, from: HTMLElement): HTMLElement | undefined {
    const rows = this.#rows();
    const at = rows.indexOf(from);
    switch (to) {
      case "above":
        return rows[Math.max(0, at - 1)];
      case "below":
        return rows[Math.min(rows.length - 1, at + 1)];
      case "first":
        return rows[0];
      case "last":
        return rows.at(-1);
    }
  }

  #rows(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>(ROW)];
  }

  #setStop(row: HTMLElement): void {
    if (this.#stop !== row && this.#stop !== null) {
      this.#stop.tabIndex = -1;
      this.#stop.removeAttribute("aria-label");
    }
    this.#stop = row;
    row.tabIndex = 0;
    row.ariaLabel = nameOf(row);
  }
}

const READ_CHARS = 300;

/** Who, when, what, and what hangs on it: read out when one comes to it. */
function nameOf(row: HTMLElement): string {
  const said = [".message-author", ".message-time", ".prose"].map((part) =>
    row.querySelector(part)?.textContent.trim() ?? ""
  );
  const files = [...row.querySelectorAll<HTMLElement>(".picture img, .file-name")].map((file) =>
    file instanceof HTMLImageElement ? file.alt : file.textContent
  );
  const parts = [...said, ...files];
  return parts.filter((part) => part !== "").join(", ").slice(0, READ_CHARS);
}
