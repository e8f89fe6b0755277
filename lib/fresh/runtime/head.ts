import type { ComponentChildren } from "preact";
import { isValidElement, toChildArray, type VNode } from "preact";
import { useEffect } from "preact/hooks";
import { IS_BROWSER } from "./environment.ts";

/** The server hangs its gatherer here: this module must not know the renderer, for browsers load it too. */
export const headSink: { gather?: (children: ComponentChildren) => void } = {};

/** Adds to the document's head, from any depth of a page or an island. */
export function Head({ children }: { children?: ComponentChildren }): null {
  if (!IS_BROWSER) headSink.gather?.(children);
  useEffect(() => {
    for (const child of toChildArray(children)) {
      if (isValidElement(child) && typeof child.type === "string") apply(child);
    }
  });
  return null;
}

function apply(tag: VNode): void {
  const wanted = toElement(tag);
  if (tag.type === "title") {
    document.title = wanted.textContent;
    return;
  }
  const same = findSame(wanted);
  if (same?.isEqualNode(wanted)) return;
  if (same) same.replaceWith(wanted);
  else document.head.append(wanted);
}

function toElement({ type, props }: VNode): Element {
  const { children, ...attributes } = props as Record<string, unknown>;
  const element = document.createElement(type as string);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : `${value}`);
    }
  }
  element.textContent = toChildArray(children as ComponentChildren).join("");
  return element;
}

function findSame(wanted: Element): Element | undefined {
  const name = wanted.localName === "meta" ? wanted.getAttribute("name") : null;
  return [...document.head.children].find((element) => {
    if (wanted.id !== "") return element.id === wanted.id;
    if (name === null) return element.isEqualNode(wanted);
    return element.localName === "meta" && element.getAttribute("name") === name;
  });
}
