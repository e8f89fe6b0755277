import { type Layer, LAYERS } from "./table.ts";

const PLACE_WORDS = {
  everywhere: "everywhere",
  browser: "browser, and the server while it renders",
  terminal: "terminal",
  server: "server",
  build: "build",
};

/** The table as docs/architecture.md shows it: lowest layer first, rooms that are still to come left out. */
export function layersMarkdown(present: Set<string>): string {
  const rows = Object.entries(LAYERS).filter(([room]) => present.has(room))
    .sort(([, a], [, b]) => a.layer - b.layer)
    .map(([room, layer]) => row(room, layer, present));
  return ["| layer | room | may import | packages | runs in |", "|---|---|---|---|---|", ...rows]
    .join("\n");
}

function row(room: string, { layer, may, packages, place }: Layer, present: Set<string>): string {
  const rooms = may.filter((target) => present.has(target.split("/")[0]!)).join(", ");
  return `| ${layer} | ${room} | ${rooms || "nothing"} | ${packages.join(", ")} | ${
    PLACE_WORDS[place]
  } |`;
}
