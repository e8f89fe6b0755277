// The one page of the app, at whichever address it is opened: the server draws what is there, and the island goes on.
import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import Chat from "../../../../islands/Chat.tsx";
import { firstState } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { type Address, addressOf } from "../../../../lib/screen/mod.ts";
import { loginPath } from "../../../../lib/web/login_path.ts";
import { originOf } from "../../../../lib/web/own_origin.ts";
import { pathOfNamed } from "./named.ts";
import { zoneOf } from "../../../../lib/web/zone.ts";
import { chat as words, common } from "../../../../lib/words/mod.ts";
import { onPage } from "../../../../lib/words/on_page.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { visitor, chat } = ctx.state;
    if (visitor === null) return ctx.redirect(loginPath(ctx.url));
    const path = ctx.url.pathname;
    const address = addressOf(path);
    if (address === null) throw new HttpError(404);
    const ground = { store: chat.store, now: () => chat.clock.now() };
    if (address.at === "name") {
      const to = await pathOfNamed(ground, visitor, address, ctx.req.headers);
      if (to !== null) return ctx.redirect(to);
    }
    const { presenceOf } = chat;
    const first = await firstState(ground, visitor.user, { ...lookFor(address), presenceOf });
    if (first === null) return ctx.redirect(loginPath(ctx.url));
    return page({
      first: JSON.stringify(first),
      path,
      origin: originOf(chat.settings, ctx.url),
      zone: zoneOf(ctx.req.headers),
      at: chat.clock.now(),
    });
  },
});

export default define.page<typeof handler>(function AppPage({ data, state }) {
  const Spoken = onPage[common.lang];
  return (
    <>
      <Head>
        <title>{state.placeName}</title>
        <link rel="manifest" href="/manifest.webmanifest" />
      </Head>
      <Spoken />
      <Chat {...data} place={state.placeName} />
      <noscript>
        <p class="screen-still">
          {words.frame.noScripts} <a href="/account">{words.rail.account}</a>
        </p>
      </noscript>
    </>
  );
});

function lookFor(address: Address) {
  if (address.at === "start") return { room: "latest" as const };
  if (address.at !== "conversation") return { room: null };
  const { room, message } = address;
  return message === undefined ? { room } : { room, around: message };
}
