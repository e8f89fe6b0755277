/** What was formatted elsewhere, as one would have typed it here. */
// @ts-types="@types/turndown"
import Turndown from "turndown";

/** Only what messages can show; of the rest the words stay. */
export function markdownFrom(html: string): string {
  const turndown = new Turndown({
    ...{ headingStyle: "atx", bulletListMarker: "-", codeBlockStyle: "fenced" },
    ...{ emDelimiter: "_", strongDelimiter: "**", br: "" },
  });
  turndown.remove(["head", "script", "style", "title", "noscript"]);
  turndown.addRule("heading", {
    filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
    replacement: (text) => text.trim() === "" ? "" : `\n\n**${text.trim()}**\n\n`,
  });
  turndown.addRule("picture", {
    filter: "img",
    replacement: (_, node) => attributeOf(node, "alt"),
  });
  turndown.addRule("struck", {
    filter: ["del", "s"],
    replacement: (text) => text.trim() === "" ? text : `~~${text}~~`,
  });
  turndown.addRule("link", {
    filter: "a",
    replacement: (text, node) => {
      const href = attributeOf(node, "href");
      return text.trim() === "" || !LEADS_OUT.test(href) ? text : linkTo(href, text, node);
    },
  });
  turndown.addRule("point", {
    filter: "li",
    replacement: (text, node) => `${pointOf(node)}${indented(text.trim())}\n`,
  });
  // Some programs put all that is pasted into one bold element that is not bold
  turndown.addRule("not bold", {
    filter: (node) => node.nodeName === "B" && attributeOf(node, "style").includes("normal"),
    replacement: (text) => text,
  });
  turndown.addRule("cell", {
    filter: ["td", "th"],
    replacement: (text) => `${text.trim().replaceAll("\n", " ")}\t`,
  });
  turndown.addRule("row", { filter: "tr", replacement: (text) => `${text.trimEnd()}\n` });
  return turndown.turndown(html).replaceAll(/\n{3,}/g, "\n\n").trim();
}

const LEADS_OUT = /^(https?:|mailto:)/i;

function linkTo(href: string, text: string, { textContent }: Node): string {
  return textContent === href ? href : `[${text}](${href})`;
}

function pointOf(node: Node): string {
  const list = node.parentElement;
  if (list?.nodeName !== "OL") return "- ";
  const first = Number(attributeOf(list, "start") || 1);
  return `${first + Array.prototype.indexOf.call(list.children, node)}. `;
}

function indented(text: string): string {
  return text.replaceAll(/\n+/g, "\n  ");
}

function attributeOf(node: Node, name: string): string {
  return (node as Element).getAttribute(name) ?? "";
}
