/** The drawings of icons: a page has each that it may show, and no script has any. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { icons } from "../../components/icons.ts";
import { bundle } from "../../lib/fresh/dev/bundle.ts";
import { startServer } from "../support/server.ts";

const ROOT = new URL("../../", import.meta.url);

Deno.test("every icon is drawn once in a page, and nothing else is", async () => {
  await using server = await startServer();
  for (const path of ["/", "/login", "/nowhere"]) {
    const html = await (await fetch(server.address + path)).text();
    const drawn = [...html.matchAll(/ id="icon-(\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(drawn.toSorted(), Object.keys(icons).toSorted(), path);
  }
});

Deno.test("every icon is used", async () => {
  const folders = ["components", "lib/screen", "routes", "islands"];
  const texts = await Promise.all(folders.map(sourcesIn));
  for (const name of Object.keys(icons)) {
    assert.ok(texts.some((text) => text.includes(`"${name}"`)), name);
  }
});

Deno.test("no script holds the drawing of an icon", async () => {
  const { scripts } = await bundle({
    root: fileURLToPath(ROOT),
    target: "es2022",
    islands: [fileURLToPath(new URL("islands/Chat.tsx", ROOT))],
    minify: true,
  });
  const texts = [...scripts.values()].map((script) => new TextDecoder().decode(script));
  assert.ok(texts.some((text) => text.includes("#icon-")), "the scripts with icons were read");
  const drawings = Object.values(icons).flat()
    .flatMap(([, { d }]) => typeof d === "string" && d.length > 20 ? [d] : []);
  assert.ok(drawings.length > 20);
  for (const drawing of drawings) {
    assert.ok(!texts.some((text) => text.includes(drawing)), drawing);
  }
});

async function sourcesIn(folder: string): Promise<string> {
  const texts: Promise<string>[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    const path = `${folder}/${name}`;
    if (isDirectory) texts.push(sourcesIn(path));
    else if (/\.tsx?$/.test(name)) texts.push(Deno.readTextFile(new URL(path, ROOT)));
  }
  return (await Promise.all(texts)).join("\n");
}
