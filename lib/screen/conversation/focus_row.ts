import type { RefObject } from "preact";
import type { MessageId } from "../../protocol/mod.ts";

/** Once what was opened on it is gone. Who has moved on by then is not called back. */
export function focusRowIn(list: RefObject<HTMLElement>, id: MessageId): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  });
}
