// What a message becomes on a page: whatever its text says, nothing but a few elements with a few attributes.

import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { knownRooms, ownAddress, parse } from "../../lib/format/mod.ts";
import { foldName } from "../../lib/protocol/mod.ts";
import { FormattedText } from "../../lib/screen/text/FormattedText.tsx";
import { HOSTILE } from "./hostile.ts";
import { elementsOf } from "./elements.ts";

const ORIGIN = "https://chat.example";

function render(text: string, actor?: string): string {
  const blocks = parse(text, {
    roomName: knownRooms(["tools"]),
    emoji: (name) => name === "parrot",
  });
  const html = renderToString(
    <FormattedText
      blocks={blocks}
      actor={actor}
      mention={(name) =>
        foldName(name) === "ada"
          ? { href: "/people/u1", isMe: true }
          : foldName(name) === "ben"
          ? { href: "/people/u2", isMe: false }
          : null}
      isShout
      room={(name) => name === "tools" ? "/r/r1" : null}
      emoji={(name) => `/emoji/${name}`}
      ownPath={(href) => ownAddress(href, ORIGIN)?.path ?? null}
    />,
  );
  // Where an attribute is left out, its space is not
  return html.replaceAll(" >", ">");
}

/** Each element that a message may be made of, and what may be said of it. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: ["dir", "class"],
  br: [],
  strong: [],
  em: [],
  s: [],
  b: ["class"],
  bdi: [],
  code: [],
  pre: ["tabindex", "role", "dir", "aria-label"],
  blockquote: [],
  ul: ["dir"],
  ol: ["dir", "start"],
  li: [],
  a: ["class", "href", "rel", "target", "title"],
  img: ["class", "src", "alt", "title"],
  div: ["class"],
  span: ["class", "role", "tabindex", "aria-label", "aria-hidden", "title"],
  button: ["type", "class", "aria-label"],
  svg: ["class", "viewBox", "aria-hidden"],
  use: ["href"],
};

Deno.test("whatever a text says, it becomes none but the allowed elements, with the allowed attributes", () => {
  const seen = new Set<string>();
  for (const [name, text] of HOSTILE) {
    for (const { tag, attributes } of elementsOf(render(text))) {
      seen.add(tag);
      ok(tag in ALLOWED, `${name}: <${tag}>`);
      for (const [attribute, value] of attributes) {
        ok(ALLOWED[tag]!.includes(attribute), `${name}: <${tag} ${attribute}>`);
        if (tag === "use") ok(/^#icon-[a-z]+$/i.test(value), `${name}: ${value}`);
        else if (attribute === "href") {
          const isOwn = value.startsWith("/") && !value.startsWith("//");
          ok(isOwn || /^(?:https?:\/\/|mailto:)/.test(value), `${name}: ${value}`);
        }
        if (attribute === "src") ok(/^\/emoji\/[a-z0-9_+-]+$/.test(value), `${name}: ${value}`);
        ok(!/^on|style|srcdoc|id$/.test(attribute), `${name}: ${attribute}`);
      }
    }
  }
  for (const tag of ["a", "pre", "blockquote", "li", "strong", "span"]) ok(seen.has(tag), tag);
});

Deno.test("an element that no message may have would be found", () => {
  const [script] = elementsOf(`<script onload="alert(1)">`);
  assertIs(script!.tag in ALLOWED, false);
  assertEquals(elementsOf(`<a href="x&amp;y" b>1 &lt; 2</a><br/>`), [
    { tag: "a", attributes: [["href", "x&y"], ["b", ""]] },
    { tag: "br", attributes: [] },
  ]);
});

Deno.test("a link away opens elsewhere and knows nothing of this page; one to this place stays", () => {
  assertIs(
    render("https://example.org"),
    '<p dir="auto"><a href="https://example.org/" rel="noopener noreferrer nofollow" target="_blank" title="https://example.org/">https://example.org</a></p>',
  );
  assertIs(
    render("[there](https://chat.example/r/r1?x)"),
    '<p dir="auto"><a href="/r/r1?x" rel="noopener noreferrer nofollow">there</a></p>',
  );
  assertIs(
    render("<mailto:ada@example.org>"),
    '<p dir="auto"><a href="mailto:ada@example.org" rel="noopener noreferrer nofollow">mailto:ada@example.org</a></p>',
  );
});

Deno.test("names lead to people and rooms; one's own stands out, and nobody's leads nowhere", () => {
  assertIs(
    render("@Ada @ben @eve #tools"),
    '<p dir="auto"><a class="mention mention-me" href="/people/u1"><bdi>@Ada</bdi></a> ' +
      '<a class="mention" href="/people/u2"><bdi>@ben</bdi></a> @eve ' +
      '<a href="/r/r1"><bdi>#tools</bdi></a></p>',
  );
  assertIs(render("@room"), '<p dir="auto"><b class="mention mention-me">@room</b></p>');
});

Deno.test("what is hidden is read out to nobody before it is opened", () => {
  const [, button, hidden] = elementsOf(render("||it was **him**||"));
  ok(button!.attributes.some(([name, value]) => name === "role" && value === "button"));
  ok(hidden!.attributes.some(([name, value]) => name === "aria-hidden" && value === "true"));
});

Deno.test("what somebody does is told with their name, whatever it is made of", () => {
  assertIs(
    render("waves", "Ada"),
    '<div class="said-done"><p dir="auto"><bdi>Ada</bdi> waves</p></div>',
  );
  assertIs(
    render("> said", "Ada"),
    '<div class="said-done"><p dir="auto"><bdi>Ada</bdi> </p>' +
      '<blockquote><p dir="auto">said</p></blockquote></div>',
  );
});

Deno.test("emoji of this place are pictures with a name, a few alone are large", () => {
  assertIs(
    render(":parrot:"),
    '<p dir="auto" class="said-big"><img class="emoji" src="/emoji/parrot" alt=":parrot:" title=":parrot:"/></p>',
  );
});
