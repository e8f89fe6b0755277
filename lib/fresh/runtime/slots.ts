// JSX that the server passed to an island comes as HTML in a template; here it becomes JSX again.

import { type ComponentChild, Fragment, h, type VNode } from "preact";
import { findIslands } from "./markers.ts";

type MakeIsland = (id: number) => ComponentChild;

export function readSlot(number: number, makeIsland: MakeIsland): VNode {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-slot="${number}"]`);
  const nodes = template ? [...template.content.childNodes] : [];
  return h(Fragment, null, toChildren(nodes, makeIsland));
}

function toChildren(nodes: ChildNode[], makeIsland: MakeIsland): ComponentChild[] {
  const children: ComponentChild[] = [];
  const islands = new Map(findIslands(nodes).map((found) => [found.start as Node, found]));
  let skipTo: Node | null = null;
  for (const node of nodes) {
    const island = islands.get(node);
    if (skipTo) {
      if (node === skipTo) skipTo = null;
    } else if (island) {
      children.push(makeIsland(island.id));
      skipTo = island.end;
    } else {
      children.push(toChild(node, makeIsland));
    }
  }
  return children;
}

function toChild(node: ChildNode, makeIsland: MakeIsland): ComponentChild {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return null;
  const children = toChildren([...node.childNodes], makeIsland);
  return h(node.localName, toProps(node), ...children);
}

/** An attribute such as `disabled=""` means true, though an empty string as a property does not. */
function toProps(element: Element): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    const property: unknown = element[name as keyof Element];
    props[name] = typeof property === "boolean" ? property : value;
  }
  return props;
}
