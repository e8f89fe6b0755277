// A browser without scripts, as far as its pages and forms go.

import assert from "node:assert/strict";
import { newSetupSecret } from "../../lib/auth/mod.ts";
import type { TestServer } from "./server.ts";

export const PASSWORD = "three odd green words";

export interface Answer {
  status: number;
  text: string;
  /** Where it leads. */
  to: string | null;
  headers: Headers;
}

type Typed = Record<string, string>;

/** Keeps its cookie, follows nothing, and sends forms as a browser does. */
export class ScriptlessBrowser {
  cookie = "";
  /** What it would like to read, as browsers say it. */
  languages = "en";

  constructor(readonly address: string, readonly origin = address) {}

  async get(path: string): Promise<Answer> {
    return await this.#ask(path, {});
  }

  async post(path: string, fields: Typed): Promise<Answer> {
    return await this.#ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** Opens the page, types into the form that has these fields, and sends it with all that it holds. */
  async fill(path: string, typed: Typed): Promise<Answer> {
    const { text } = await this.get(path);
    const form = formWith(text, Object.keys(typed));
    const action = attribute(/^<form[^>]*>/.exec(form)![0], "action") ?? path;
    return await this.post(action, { ...filledIn(form), ...typed });
  }

  async #ask(path: string, init: RequestInit): Promise<Answer> {
    const sent = {
      cookie: this.cookie,
      accept: "text/html,*/*;q=0.8",
      "accept-language": this.languages,
      ...(init.method && { origin: this.origin }),
    };
    const url = this.address + path;
    const response = await fetch(url, { redirect: "manual", ...init, headers: sent });
    const { status, headers } = response;
    const set = headers.getSetCookie();
    if (set.length > 0) this.cookie = set.map((cookie) => cookie.split(";")[0]).join("; ");
    return { status, text: await response.text(), to: headers.get("location"), headers };
  }
}

/** The first of all, who owns the place. */
export async function setUp(server: TestServer): Promise<ScriptlessBrowser> {
  const secret = (await newSetupSecret(server.chat.store))!;
  const browser = new ScriptlessBrowser(server.address);
  const fields = { place: "Elm Street", name: "Ada", password: PASSWORD, secret };
  const answer = await browser.fill("/setup", fields);
  assert.deepEqual([answer.status, answer.to], [303, "/r"]);
  return browser;
}

/** What stands beside a field because something is wrong with it. */
export function errorAt(text: string, id: string): string | null {
  const found = new RegExp(`<p class="field-error" id="${id}-error">.*?<span>(.*?)</span>`, "s");
  return plain(found.exec(text)?.[1] ?? null);
}

/** What is wrong with a form as a whole. */
export function alertIn(text: string): string | null {
  return plain(
    /<p class="field-error" role="alert">.*?<span>(.*?)<\/span>/s.exec(text)?.[1] ?? null,
  );
}

/** What is read out because it was done. */
export function saidIn(text: string): string | null {
  return plain(/role="status">.*?<span>(.*?)<\/span>/s.exec(text)?.[1] ?? null);
}

/** What the fields of a form hold; a box without its tick holds nothing. */
export function filledIn(html: string): Typed {
  const inputs = [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, "name");
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (name === null || isBox && !/ checked/.test(tag)) return [];
    return [[name, attribute(tag, "value") ?? (isBox ? "on" : "")]];
  });
  const selects = [...html.matchAll(/<select.*?<\/select>/gs)].map(([list]) => {
    const picked = /<option[^>]* selected[^>]*>/.exec(list) ?? /<option[^>]*>/.exec(list)!;
    return [attribute(list, "name")!, attribute(picked[0], "value")!];
  });
  return Object.fromEntries([...inputs, ...selects]);
}

function formWith(html: string, names: string[]): string {
  const forms = [...html.matchAll(/<form.*?<\/form>/gs)].map(([form]) => form);
  const found = forms.find((form) => names.every((name) => form.includes(`name="${name}"`)));
  assert.ok(found, `no form has ${names.join(", ")}`);
  return found;
}

function attribute(tag: string, name: string): string | null {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null);
}

export function plain(html: string): string;
export function plain(html: string | null): string | null;
export function plain(html: string | null): string | null {
  const signs = { "&quot;": '"', "&lt;": "<", "&gt;": ">", "&#39;": "'", "&amp;": "&" };
  return html &&
    html.replaceAll(/&(quot|lt|gt|#39|amp);/g, (sign) => signs[sign as keyof typeof signs]);
}
