import { findPlace } from "../lib/actions/mod.ts";
import { define } from "../lib/define.ts";
import { BARS } from "../lib/screen/mod.ts";
import { common } from "../lib/words/mod.ts";

/** As it stands on a phone among other apps. */
export const handlers = define.handlers({
  async GET(ctx) {
    const name = (await findPlace(ctx.state.chat))?.name ?? common.product;
    const manifest = {
      ...{ id: "/", start_url: "/", scope: "/", display: "standalone" },
      ...{ name, short_name: name, description: common.description },
      ...{ lang: common.lang, dir: common.dir },
      // The ground of its pages: nothing flashes before the first of them is there
      ...{ background_color: BARS.light, theme_color: BARS.light },
      icons: [
        icon("icon-192", 192),
        icon("icon-512", 512),
        { ...icon("icon-512-whole", 512), purpose: "maskable" },
      ],
      share_target: {
        ...{ action: "/share/take", method: "POST", enctype: "multipart/form-data" },
        params: {
          ...{ title: "title", text: "text", url: "url" },
          files: [{ name: "files", accept: ["*/*"] }],
        },
      },
    };
    return new Response(JSON.stringify(manifest), {
      headers: {
        "cache-control": "no-cache",
        "content-type": "application/manifest+json; charset=utf-8",
        "vary": "accept-language",
      },
    });
  },
});

function icon(name: string, side: number) {
  return { src: `/${name}.png`, sizes: `${side}x${side}`, type: "image/png" };
}
