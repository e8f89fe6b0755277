// Builds the app (`dev.ts build`), or serves it for development with pages that reload.

import { Builder } from "fresh/dev";
import { buildCss } from "./lib/look/build_css.ts";
import { onPage } from "./lib/words/on_page.ts";

const ROOT = import.meta.dirname!;
const CLASS_SOURCES = ["routes", "islands", "components", "lib/screen"].map((folder) =>
  `${ROOT}/${folder}`
);

export function createBuilder(): Builder {
  const builder = new Builder({ root: ROOT });
  for (const language of Object.keys(onPage)) {
    builder.registerIsland(`${ROOT}/lib/words/in_browser/${language}.ts`);
  }
  builder.onTransformStaticFile(
    { pluginName: "styles", filter: /static\/styles\.css$/ },
    async () => ({ content: await buildCss(CLASS_SOURCES) }),
  );
  return builder;
}

async function build(): Promise<void> {
  try {
    await createBuilder().build();
  } catch (error) {
    if (!(error instanceof Deno.errors.PermissionDenied)) throw error;
    console.error(
      `The build cannot be written (${error.message}): run it as the owner of this folder`,
    );
    Deno.exit(2);
  }
}

async function serve(): Promise<void> {
  const { openProcessChat } = await import("./lib/server/process_chat.ts");
  const opened = await openProcessChat();
  if (!opened.ok) {
    console.error(opened.problem);
    Deno.exit(2);
  }
  const { host, port } = opened.chat.settings;
  await createBuilder().listen(() => import("./main.ts"), {
    hostname: host,
    port,
    onListen: ({ port }) =>
      console.log(`Developing at http://localhost:${port}  (Ctrl+C stops it)`),
  });
}

if (import.meta.main) {
  if (Deno.args.includes("build")) await build();
  else await serve();
}
