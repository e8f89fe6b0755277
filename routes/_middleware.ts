import { csrf, HttpError } from "fresh";
import { findSettings } from "../lib/actions/mod.ts";
import { tokenOf } from "../lib/auth/mod.ts";
import { define, type State } from "../lib/define.ts";
import { describeFault } from "../lib/log.ts";
import { faultAnswer, isForPrograms } from "../lib/web/api.ts";
import { isOwnHost, isSecure, ownOrigin } from "../lib/web/own_origin.ts";
import { senderOf } from "../lib/web/sender.ts";
import { visitorOf } from "../lib/web/visitor.ts";
import { errors } from "../lib/words/mod.ts";

const READING = ["GET", "HEAD", "OPTIONS"];

/** Watchdogs ask by whatever address they have; and the page that refuses an address has its colours. */
const UNDER_ANY_NAME = ["/healthz", "/theme.css"];

/** A name of somebody else's that leads here (DNS rebinding) would make their pages our own in the eyes of browsers. */
const refuseOtherHosts = define.middleware(async (ctx) => {
  const { settings } = ctx.state.chat;
  const isOpen = UNDER_ANY_NAME.includes(ctx.url.pathname) || isOwnHost(settings, ctx.url);
  if (isOpen) return await ctx.next();
  if (!wantsPage(ctx.req) && !isForPrograms(ctx.url)) {
    return ctx.text(`${errors.otherHost.short}\n`, { status: 421 });
  }
  throw new HttpError(421);
});

/** What a phone shares comes of no page. It has no effect here: nothing of it is read. */
const FROM_DEVICES = "/share/take";

/** Forms and fetches with effects must come from Parley's own address, or from a program with a token of its own. */
const refuseStrangers = define.middleware(async (ctx) => {
  // What programs ask has rules of its own
  if (READING.includes(ctx.req.method) || isForPrograms(ctx.url)) return await ctx.next();
  const own = ownOrigin(ctx.state.chat.settings, ctx.url);
  if (own === null) throw new HttpError(421);
  const isOfNoPage = ctx.req.headers.get("sec-fetch-site") === "none";
  if (isOfNoPage && ctx.url.pathname === FROM_DEVICES) return await ctx.next();
  const sender = senderOf(ctx.req, own);
  if (sender === "stranger") throw new HttpError(403);
  if (sender === "program") return await ctx.next();
  return await csrf<State>({ origin: own })(ctx);
});

/** What somebody gets to see as themselves stays on no disk, where the next one at that machine would find it. */
const keepNothing = define.middleware(async (ctx) => {
  // Before the answer: a request that became a socket can be asked nothing more
  const credential = tokenOf(ctx.req.headers, isSecure(ctx.state.chat.settings, ctx.url));
  const response = await ctx.next();
  if (credential !== null && !response.headers.has("cache-control")) {
    response.headers.set("cache-control", "no-store");
  }
  return response;
});

/** The page that says what is wrong looks as its reader has set it, also at an address that leads nowhere. */
const knowLook = define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    if (ctx.state.own === undefined && wantsPage(ctx.req)) ctx.state.own = await ownOf(ctx);
    throw error;
  }
});

/** The error page tells the visitor; this tells the operator. What is thrown as an answer is no fault. */
const reportFaults = define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    if (!(error instanceof HttpError)) {
      const { method } = ctx.req;
      const path = ctx.url.pathname;
      ctx.state.chat.log.error("fault", { method, path, error: describeFault(error) });
    }
    throw error;
  }
});

/** A program is told what is wrong in a form that it can read. */
const answerPrograms = define.middleware(async (ctx) => {
  if (!isForPrograms(ctx.url)) return await ctx.next();
  try {
    return await ctx.next();
  } catch (error) {
    return faultAnswer(error);
  }
});

function wantsPage({ headers }: Request): boolean {
  return headers.get("accept")?.includes("text/html") ?? false;
}

/** What is wrong may be the store. */
async function ownOf(ctx: Parameters<typeof visitorOf>[0]): Promise<State["own"]> {
  try {
    const visitor = await visitorOf(ctx);
    return visitor && await findSettings(ctx.state.chat, visitor.user);
  } catch {
    return null;
  }
}

export default [
  answerPrograms,
  reportFaults,
  knowLook,
  refuseOtherHosts,
  refuseStrangers,
  keepNothing,
];
