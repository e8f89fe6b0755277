// This folder turns JSX into the text of a page: it knows Preact's renderer, and writes what runtime/ reads.
// It must not know routes, methods or middlewares.
//
// This file stands in for island components and inline scripts while a page is rendered: the first are marked, so that the
// browser finds them; the second get the nonce of the page.

import { createContext, Fragment, h, options, type VNode } from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "../snapshot.ts";
import { currentRender } from "./state.ts";

type Props = Record<string, unknown>;

// Of all builds: which of them an island belongs to is asked when its page is rendered.
const islandComponents = new WeakSet<object>();
const InsideIsland = createContext(false);
let asGiven = false;

export function registerIslands(islands: Island[]): void {
  for (const { component } of islands) islandComponents.add(component);
}

const previousHook = options.vnode;
options.vnode = (vnode) => {
  if (!asGiven) replace(vnode);
  previousHook?.(vnode);
};

function replace(vnode: VNode): void {
  const { type, props } = vnode;
  if (type === "script" || type === "style") {
    become(vnode, InlineCode, { tag: type, props });
  } else if (typeof type === "function" && islandComponents.has(type)) {
    become(vnode, IslandBoundary, { component: type, props });
  }
}

function become<P>(vnode: VNode, type: (props: P) => unknown, props: P): void {
  vnode.type = type as unknown as VNode["type"];
  vnode.props = props as VNode["props"];
}

/** Makes an element of exactly this type, without a boundary around it. */
function plain(type: unknown, props: Props): VNode {
  asGiven = true;
  try {
    return h(type as "div", props);
  } finally {
    asGiven = false;
  }
}

/** The renderer writes a fragment that has this property as a comment. */
function comment(text: string): VNode {
  return h(Fragment as unknown as "div", { UNSTABLE_comment: text } as Props);
}

function IslandBoundary({ component, props }: { component: unknown; props: Props }) {
  const state = currentRender();
  const island = state?.snapshot?.islands.find((known) => known.component === component);
  const content = plain(component, props);
  // Within an island the outer one brings the inner one to life: it is an ordinary component there.
  if (useContext(InsideIsland) || !state || !island) return content;
  const id = state.islands.push({ island, props }) - 1;
  return h(InsideIsland.Provider, {
    value: true,
    children: [comment(`island:${id}`), content, comment(`/island:${id}`)],
  });
}

function InlineCode({ tag, props }: { tag: string; props: Props }) {
  const nonce = currentRender()?.nonce;
  const takesNonce = props.src === undefined && props.nonce === undefined;
  return plain(tag, nonce !== undefined && takesNonce ? { ...props, nonce } : props);
}
