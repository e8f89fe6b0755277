// What programs ask in JSON: who may send it, and how they are told what is wrong. No cookie is read or set here.

import { HttpError } from "fresh";
import { api, errors } from "../words/mod.ts";

export function isForPrograms({ pathname }: URL): boolean {
  return pathname.startsWith("/api/");
}

/** A browser says of each request which page had it sent; what has no page says nothing. */
export function isOfAnotherSite({ headers }: Request, own: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin !== null && origin !== own) return true;
  return site !== null && site !== "same-origin" && site !== "none";
}

/** A form of another site can be sent unasked, but never as this. */
export function isJson({ headers }: Request): boolean {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === "application/json";
}

export interface ApiProblem {
  readonly status: number;
  /** For programs; docs/api.md lists them. */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** How long one has to wait. */
  readonly ms?: number;
}

export function apiRefusal({ status, code, message, ms }: ApiProblem): Response {
  const retryAfter = ms === undefined ? null : Math.max(1, Math.ceil(ms / 1000));
  const error = { code, message, ...(retryAfter !== null && { retryAfter }) };
  const headers = new Headers(NOT_KEPT);
  if (retryAfter !== null) headers.set("retry-after", `${retryAfter}`);
  return Response.json({ error }, { status, headers });
}

export function apiAnswer(answer: object): Response {
  return Response.json(answer, { headers: NOT_KEPT });
}

const NOT_KEPT = { "cache-control": "no-store" };

type Code = keyof typeof api;

const CODES: Readonly<Record<number, Code>> = {
  400: "bad_request",
  401: "signed_out",
  403: "forbidden",
  404: "not_found",
  405: "no_such_method",
  408: "too_slow",
  413: "too_large",
  415: "not_json",
};

/** For what was thrown on the way. */
export function faultAnswer(error: unknown): Response {
  const status = error instanceof HttpError ? error.status : 500;
  if (status === 421) {
    return apiRefusal({ status, code: "other_host", message: errors.otherHost.short });
  }
  const code = CODES[status] ?? "internal";
  return apiRefusal({ status, code, message: api[code] });
}
