// Who brings files, and what they are answered with.

import { HttpError } from "fresh";
import type { Signed } from "../auth/mod.ts";
import { files as words } from "../words/mod.ts";
import { refusal } from "./refusal.ts";
import { answer } from "./tus.ts";
import { visitorOf } from "./visitor.ts";

type Trouble = keyof typeof words.refused;

type Outcome =
  | { readonly ok: true; readonly value: State }
  | { readonly ok: false; readonly code: string }
  | { readonly ok: false; readonly trouble: Trouble; readonly most?: number };

interface State {
  readonly offset: number;
  readonly bytes: number;
  readonly until: number | null;
}

/** 460 is of tus, for bytes that came damaged; 507 of WebDAV, for a full disk. */
const STATUS: Readonly<Record<Trouble, number>> = {
  ...{ too_large: 413, too_long: 413, too_many: 429, no_room: 507 },
  ...{ wrong_offset: 409, checksum: 460, taken_elsewhere: 423 },
};

/** Throws 401 for who is nobody, and 403 for a program that may only read. */
export async function bringerOf(ctx: Parameters<typeof visitorOf>[0]): Promise<Signed> {
  const me = await visitorOf(ctx);
  if (me === null) throw new HttpError(401);
  if (me.scopes?.includes("write") === false) throw new HttpError(403);
  return me;
}

export function uploadAnswer(
  outcome: Outcome,
  status: number,
  headers: Record<string, string> = {},
): Response {
  if (!outcome.ok && !("trouble" in outcome)) throw refusal(outcome);
  if (!outcome.ok) {
    const { trouble, most = 0 } = outcome;
    const said = words.refused[trouble];
    return answer(STATUS[trouble], {}, typeof said === "string" ? said : said(inMib(most)));
  }
  const { offset, bytes, until } = outcome.value;
  return answer(status, {
    ...headers,
    "upload-offset": `${offset}`,
    "upload-length": `${bytes}`,
    ...(until === null ? {} : { "upload-expires": new Date(until).toUTCString() }),
  });
}

function inMib(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)}\u00a0MiB`;
}
