/** Code to pieces of few colours. Heavy, so it is loaded with the first block that is looked at. */
import { common, createLowlight } from "lowlight";

export interface CodePiece {
  readonly text: string;
  /** Null for what has no colour of its own. */
  readonly kind: CodeKind | null;
}

/** A few colours tell more than many. */
export type CodeKind = "comment" | "keyword" | "string" | "number" | "name";

interface Tree {
  readonly children: readonly (Tree | { readonly type: string })[];
}

const lowlight = createLowlight(common);

const KINDS: Readonly<Record<string, CodeKind>> = {
  "hljs-comment": "comment",
  "hljs-quote": "comment",
  "hljs-keyword": "keyword",
  "hljs-selector-tag": "keyword",
  "hljs-name": "keyword",
  "hljs-section": "keyword",
  "hljs-string": "string",
  "hljs-regexp": "string",
  "hljs-addition": "string",
  "hljs-number": "number",
  "hljs-literal": "number",
  "hljs-symbol": "number",
  "hljs-deletion": "number",
  "hljs-title": "name",
  "hljs-attr": "name",
  "hljs-attribute": "name",
  "hljs-property": "name",
  "hljs-built_in": "name",
  "hljs-type": "name",
  "hljs-variable": "name",
  "hljs-meta": "comment",
};

/** Null for a language that is not known. */
export function coloursOf(language: string, text: string): CodePiece[] | null {
  if (!lowlight.registered(language)) return null;
  return piecesOf(lowlight.highlight(language, text), null);
}

function piecesOf(tree: Tree, kind: CodeKind | null): CodePiece[] {
  return tree.children.flatMap((node): CodePiece[] => {
    if (isText(node)) return [{ text: node.value, kind }];
    return "children" in node ? piecesOf(node, kindOf(node) ?? kind) : [];
  });
}

function isText(node: object): node is { readonly value: string } {
  return "value" in node;
}

function kindOf(node: Tree & { readonly properties?: { readonly className?: unknown } }) {
  const names = node.properties?.className;
  return Array.isArray(names) ? names.map((name) => KINDS[name]).find(Boolean) : undefined;
}
