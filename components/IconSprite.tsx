import { type IconNode, icons } from "./icons.ts";

const DRAWINGS = Object.entries(icons)
  .map(([name, nodes]) => `<g id="icon-${name}">${nodes.map(written).join("")}</g>`)
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

function written([tag, attributes]: IconNode): string {
  const pairs = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${pairs.join("")}/>`;
}
