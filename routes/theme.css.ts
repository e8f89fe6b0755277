import { findPlace } from "../lib/actions/mod.ts";
import { define } from "../lib/define.ts";
import { themeOf } from "../lib/web/theme.ts";

export const handlers = define.handlers({
  async GET(ctx) {
    const { css, href } = themeOf((await findPlace(ctx.state.chat))?.hue);
    const isCurrent = `${ctx.url.pathname}${ctx.url.search}` === href;
    return new Response(css, {
      headers: {
        "cache-control": isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        "content-type": "text/css; charset=utf-8",
      },
    });
  },
});
