// The hand-written half of the look: tokens, the defaults of elements, and whatever has several states that belong
// together. What comes later may overrule what came before.
const PARTS = [
  "tokens",
  "elements",
  "text",
  "buttons",
  "fields",
  "people",
  "floating",
  "sheet",
  "conversation",
  "composer",
  "said",
  "code",
  "files",
  "attaching",
  "viewer",
  "screen",
  "rail",
  "views",
  "settings",
  "actions",
  "emoji",
  "pages",
  "preferences",
];

export async function readBaseCss(): Promise<string> {
  const texts = PARTS.map((part) =>
    Deno.readTextFile(new URL(`./css/${part}.css`, import.meta.url))
  );
  return (await Promise.all(texts)).join("\n");
}
