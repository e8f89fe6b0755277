import { type IconName, type IconNode, icons } from "./icons.ts";

const DRAWINGS = Object.entries(icons)
  .map(([name, nodes]) => drawing(name as IconName, nodes))
  .join("");

/**
 * The drawings of all icons, once a page; each icon only names its own. They are in the page itself, so
 * that none comes later than the text beside it, and scripts hold none.
 */
export function IconSprite() {
  return (
    <svg class="icon-sprite" aria-hidden="true" dangerouslySetInnerHTML={{ __html: DRAWINGS }} />
  );
}

/** As few elements as can be: each is made again wherever the icon stands, for a room in every row. */
function drawing(name: IconName, nodes: readonly IconNode[]): string {
  const strokes = nodes.map(strokeOf).filter((stroke) => stroke !== null);
  const others = nodes.filter((node) => strokeOf(node) === null);
  const parts: IconNode[] = strokes.length > 0
    ? [["path", { d: strokes.join("") }], ...others]
    : others;
  const id = `icon-${name}`;
  if (parts.length > 1) return `<g id="${id}">${parts.map(written).join("")}</g>`;
  return parts.map(([tag, attributes]) => written([tag, { id, ...attributes }])).join("");
}

/** The part of a path that draws the same, from wherever the path was before. */
function strokeOf([tag, attributes]: IconNode): string | null {
  if (tag === "path") return `${attributes.d}`.replace(/^m/, "M0 0m");
  const { x1, y1, x2, y2 } = attributes;
  return tag === "line" ? `M${x1} ${y1}L${x2} ${y2}` : null;
}

function written([tag, attributes]: IconNode): string {
  const pairs = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${pairs.join("")}/>`;
}
