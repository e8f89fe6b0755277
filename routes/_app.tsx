import { asset } from "fresh/runtime";
import { IconSprite } from "../components/IconSprite.tsx";
import { define } from "../lib/define.ts";
import { barFor, BARS, lookOf } from "../lib/screen/mod.ts";
import { common } from "../lib/words/mod.ts";

export default define.page(function AppFrame({ Component, state }) {
  const theme = state.own?.theme ?? "system";
  return (
    <html lang={common.lang} dir={common.dir} {...lookOf(state.own)}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <title>{common.product}</title>
        <meta name="description" content={common.description} />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <meta name="theme-color" content={BARS.light} media={barFor("light", theme)} />
        <meta name="theme-color" content={BARS.dark} media={barFor("dark", theme)} />
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={asset("/icon-180.png")} />
        <link
          rel="preload"
          href="/fonts/figtree-latin.woff2"
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={asset("/styles.css")} />
        <link rel="stylesheet" href={state.themeHref ?? "/theme.css"} />
      </head>
      <body>
        <IconSprite />
        <a class="skip-link" href="#main">{common.skipToContent}</a>
        <Component />
      </body>
    </html>
  );
});
