/** Along a list by the arrows: each item has one link, and beside it what else can be done with it. */
const LINK = ".entry-link";

export function walkList(event: KeyboardEvent): void {
  const { key, currentTarget, target, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey || !(target instanceof HTMLElement)) return;
  const links = [...(currentTarget as HTMLElement).querySelectorAll<HTMLElement>(LINK)];
  const own = target.closest("li")?.querySelector<HTMLElement>(LINK);
  const at = links.findIndex((link) => link === own);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[key];
  const link = to === undefined ? undefined : links[to];
  if (link === undefined || target.matches("input, textarea, select")) return;
  event.preventDefault();
  link.focus();
}
