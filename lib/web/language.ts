// In which language a request is answered: as the visitor has set it, else as their browser asks, else English.

import { AsyncLocalStorage } from "node:async_hooks";
import { type Language, LANGUAGES, speak } from "../words/mod.ts";
import { languages } from "../words/on_server.ts";

/** Of a request's context what is looked at here. */
interface Asking {
  readonly req: Request;
  /** The settings are known only once it is known who asks. */
  readonly state: { readonly own?: { readonly language: Language | "auto" } | null };
  next(): Promise<Response>;
}

const UNASKED: Language = "en";

const answering = new AsyncLocalStorage<() => Language>();
speak(() => languages[answering.getStore()?.() ?? UNASKED]);

/** Every phrase that is asked for on the way to this answer is in the language of who hears it. */
export async function inTheirLanguage(ctx: Asking): Promise<Response> {
  const { req, state } = ctx;
  // A socket lives for long, speaks no language, and would hold on to the whole request
  if (req.headers.has("upgrade")) return await ctx.next();
  const asked = languageAskedFor(req.headers.get("accept-language"));
  const language = () => setIn(state) ?? asked;
  const response = await answering.run(language, () => ctx.next());
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (isPage) response.headers.append("vary", "accept-language");
  return response;
}

function setIn({ own }: Asking["state"]): Language | null {
  return own === undefined || own === null || own.language === "auto" ? null : own.language;
}

/** The one that is wanted most of those that there are: `de-AT, fr;q=0.9, en;q=0.8` is German. */
export function languageAskedFor(header: string | null): Language {
  const wanted = (header ?? "").split(",").map(wish)
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  for (const { name } of wanted) {
    if (name === "*") return UNASKED;
    const found = LANGUAGES.find((language) => language === name);
    if (found !== undefined) return found;
  }
  return UNASKED;
}

/** A part of a country's counts as the language: nobody who asks for `de-AT` is better served in English. */
function wish(part: string): { name: string; quality: number } {
  const [range = "", ...parameters] = part.split(";").map((one) => one.trim().toLowerCase());
  const said = parameters.find((one) => one.startsWith("q="))?.slice(2);
  const quality = said === undefined ? 1 : Number(said);
  return {
    name: range.split("-")[0]!,
    quality: quality >= 0 && quality <= 1 ? quality : 0,
  };
}
