import { INTERNAL } from "../context.ts";
import type { Middleware } from "../types.ts";

export interface CSPOptions {
  /** Tells of violations without preventing them. */
  reportOnly?: boolean;
  /** The path to which browsers send reports. */
  reportTo?: string;
  /** Directives to add, or to have in place of the default of the same name. */
  csp?: string[];
  /** Gives each page a nonce, and lets only inline scripts and styles that carry it run. */
  useNonce?: boolean;
}

const DEFAULTS = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

const TAKES_NONCE = [
  "default-src",
  "script-src",
  "script-src-elem",
  "style-src",
  "style-src-elem",
  "style-src-attr",
];

/** Sets the Content-Security-Policy of each answer. */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly, reportTo, csp: own = [], useNonce } = options;
  const reporting = reportTo ? ["report-to csp-endpoint", `report-uri ${reportTo}`] : [];
  const directives = [
    ...new Map([...DEFAULTS, ...own, ...reporting].map(named)).values(),
  ];
  const name = `Content-Security-Policy${reportOnly ? "-Report-Only" : ""}`;
  const plain = directives.join("; ");

  return async (ctx) => {
    const nonce = useNonce ? makeNonce() : undefined;
    ctx[INTERNAL].nonce = nonce;
    const response = await ctx.next();
    // What is not a page was not rendered with the nonce, and needs none.
    const isPage = response.headers.get("content-type")?.startsWith(
      "text/html",
    );
    const value = nonce !== undefined && isPage ? withNonce(directives, nonce) : plain;
    response.headers.set(name, value);
    if (reportTo) {
      response.headers.set("Reporting-Endpoints", `csp-endpoint="${reportTo}"`);
    }
    return response;
  };
}

function named(directive: string): [name: string, directive: string] {
  return [directive.trim().split(/\s/, 1)[0]!, directive.trim()];
}

/** `'none'` stays alone: beside anything else browsers ignore it and complain. */
function withNonce(directives: string[], nonce: string): string {
  return directives.map((directive) => {
    const [name] = named(directive);
    const takes = TAKES_NONCE.includes(name) && !directive.endsWith("'none'");
    return takes ? `${directive} 'nonce-${nonce}'` : directive;
  }).join("; ");
}

function makeNonce(): string {
  return crypto.getRandomValues(new Uint8Array(16)).toBase64();
}
