// Puts what <Head> gathered into the document's own head; what is said later about the same thing wins.

import { type ComponentChildren, isValidElement, toChildArray, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";

export function insertHead(html: string, gathered: ComponentChildren[]): string {
  const end = html.indexOf("</head>");
  if (end === -1 || gathered.length === 0) return html;
  const tags = lastOfEach(gathered.flatMap((children) => toChildArray(children)));
  const own = tags.reduce(withoutSame, html.slice(0, end));
  return own + tags.map((tag) => renderToString(tag)).join("") + html.slice(end);
}

function lastOfEach(children: ReturnType<typeof toChildArray>): VNode[] {
  const tags = new Map<unknown, VNode>();
  for (const child of children) {
    if (isValidElement(child)) tags.set(identity(child) ?? child, child);
  }
  return [...tags.values()];
}

function identity({ type, key, props }: VNode): string | undefined {
  const { id, name } = props as { id?: string; name?: string };
  if (type === "title") return "title";
  if (key !== null && key !== undefined) return `key:${key}`;
  if (id !== undefined) return `id:${id}`;
  return type === "meta" && name !== undefined ? `meta:${name}` : undefined;
}

function withoutSame(head: string, { type, props }: VNode): string {
  const { id, name } = props as { id?: string; name?: string };
  if (type === "title") return head.replace(/<title\b[^>]*>[^]*?<\/title>/, "");
  if (id !== undefined) return head.replace(tagWith("[a-z]+", "id", id), "");
  if (type !== "meta" || name === undefined) return head;
  return head.replace(tagWith("meta", "name", name), "");
}

/** Matches the text that the renderer wrote for such a tag. */
function tagWith(tag: string, attribute: string, value: string): RegExp {
  const written = value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const inTag = `(?:[^>"]|"[^"]*")*`;
  return new RegExp(
    `<(${tag})\\b${inTag}\\s${attribute}="${RegExp.escape(written)}"${inTag}>([^<]*</\\1>)?`,
  );
}
