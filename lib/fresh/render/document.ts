// From the content of a page to the text of a document: layouts and wrapper around it, head and islands put in.

import { type ComponentChildren, Fragment, type FunctionComponent, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { headSink } from "../runtime/head.ts";
import type { Snapshot } from "../snapshot.ts";
import type { LayoutConfig, PageProps, RouteComponent } from "../types.ts";
import { insertHead } from "./head.ts";
import { makePayload } from "./payload.ts";
import { currentRender, type RenderState, renderWith } from "./state.ts";

// deno-lint-ignore no-explicit-any -- components of apps with different states stand in one page
type AnyComponent = RouteComponent<any, any>;
type Props = PageProps<unknown, unknown>;

/** A component that stands around pages. */
export interface Layer {
  component: AnyComponent;
  config: LayoutConfig;
}

export interface DocumentParts {
  appWrapper: AnyComponent | undefined;
  layouts: Layer[];
  config: LayoutConfig;
  snapshot: Snapshot | undefined;
  nonce: string | undefined;
}

headSink.gather = (children) => currentRender()?.head.push(children);

/** The text of the page, or the Response that one of the async components around it chose to give instead. */
export async function renderDocument(
  parts: DocumentParts,
  content: ComponentChildren,
  propsFor: (Component: FunctionComponent) => Props,
): Promise<string | Response> {
  let whole = content;
  for (const component of around(parts).toReversed()) {
    const inner = whole;
    const result = await callComponent(component, propsFor(() => inner as never));
    if (result instanceof Response) return result;
    whole = result;
  }
  const { nonce, snapshot } = parts;
  const state: RenderState = { islands: [], head: [], nonce, snapshot };
  const html = renderWith(state, () => renderToString(h(Fragment, null, whole)));
  return finish(parts.appWrapper ? html : asDocument(html), state);
}

/** An async component is awaited; any other is left to the renderer, so that it may use hooks. */
export async function callComponent(
  component: AnyComponent,
  props: Props,
): Promise<ComponentChildren | Response> {
  if (component.constructor.name === "AsyncFunction") return await component(props);
  return h(component as FunctionComponent<Props>, props);
}

/** From the outermost on. */
function around({ appWrapper, layouts, config }: DocumentParts): AnyComponent[] {
  const first = layouts.findLastIndex((layout) => layout.config.skipInheritedLayouts);
  const kept = config.skipInheritedLayouts ? [] : layouts.slice(Math.max(first, 0));
  const isBare = [config, ...kept.map((layout) => layout.config)].some((c) => c.skipAppWrapper);
  return [
    ...appWrapper && !isBare ? [appWrapper] : [],
    ...kept.map((layout) => layout.component),
  ];
}

/** An app without a wrapper still answers with whole documents. */
function asDocument(html: string): string {
  if (/^\s*<html[\s>]/i.test(html)) return html;
  return `<html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"></head>` +
    `<body>${html}</body></html>`;
}

function finish(html: string, state: RenderState): string {
  const { islands, snapshot } = state;
  // Before the payload is made: JSX that islands hold is rendered again for it, and would be heard twice.
  const withHead = insertHead(html, state.head);
  const scripts = snapshot?.liveReload ? moduleScript(snapshot.liveReload) : "";
  if (islands.length === 0 || !snapshot) return `<!DOCTYPE html>${intoBody(withHead, scripts)}`;

  const { json, slots } = makePayload(state);
  const templates = slots.map((slot, i) => `<template data-slot="${i}">${slot}</template>`);
  const payload = `<script type="application/json" id="fresh-islands">${json}</script>`;
  const tail = templates.join("") + payload + moduleScript(snapshot.boot.script) + scripts;
  return `<!DOCTYPE html>${intoBody(intoHead(withHead, preloads(state, snapshot)), tail)}`;
}

function preloads({ islands }: RenderState, { boot }: Snapshot): string {
  const needed = [boot, ...islands.map(({ island }) => island)];
  const scripts = new Set(needed.flatMap(({ script, imports }) => [script, ...imports]));
  return [...scripts].map((href) => `<link rel="modulepreload" href="${href}">`).join("");
}

function moduleScript(src: string): string {
  return `<script type="module" src="${src}"></script>`;
}

function intoHead(html: string, text: string): string {
  return insertAt(html, html.indexOf("</head>"), text);
}

function intoBody(html: string, text: string): string {
  return insertAt(html, html.lastIndexOf("</body>"), text);
}

function insertAt(html: string, place: number, text: string): string {
  return place === -1 ? html + text : html.slice(0, place) + text + html.slice(place);
}
