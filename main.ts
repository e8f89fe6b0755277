// The web app: what stands before every route, and the routes. Nothing is opened while this module loads.

import { App, csp, staticFiles, trailingSlashes } from "fresh";
import type { Chat } from "./lib/app.ts";
import type { State } from "./lib/define.ts";
import { addressOf } from "./lib/web/client_address.ts";
import { compressing } from "./lib/web/compressing.ts";
import { inTheirLanguage } from "./lib/web/language.ts";
import { lastAnswer } from "./lib/web/last_answer.ts";
import { longLived } from "./lib/web/long_lived.ts";
import { processChat } from "./lib/server/process_chat.ts";
import { complain } from "./lib/server/terminal.ts";
import { CONTENT_SECURITY_POLICY, securityHeaders } from "./lib/web/security_headers.ts";
import { strictTransport } from "./lib/web/strict_transport.ts";
import { themeOf } from "./lib/web/theme.ts";

/** The app over a chat that is there by the first request. */
export function createApp(openChat: () => Promise<Chat>): App<State> {
  return new App<State>()
    .use(compressing())
    .use(inTheirLanguage)
    .use(securityHeaders())
    .use(csp({ csp: CONTENT_SECURITY_POLICY, useNonce: true }))
    .onError("*", (ctx) => lastAnswer(ctx.error, complain))
    .use(async (ctx) => {
      ctx.state.chat = await openChat();
      ctx.state.address = addressOf(ctx, ctx.state.chat.settings);
      ctx.state.themeHref = themeOf().href;
      return await ctx.next();
    })
    .use(strictTransport())
    .use("/fonts", longLived())
    .use(staticFiles())
    .use(trailingSlashes("never"))
    .fsRoutes();
}

export const app: App<State> = createApp(processChat);
