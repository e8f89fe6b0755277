// What is thrown where an action refuses something that no form could have asked for.

import { HttpError } from "fresh";

const STATUS: Readonly<Record<string, number>> = {
  not_found: 404,
  forbidden: 403,
  bad_command: 400,
  rate_limited: 429,
  too_many: 409,
};

export function refusal({ code }: { readonly code: string }): HttpError {
  return new HttpError(STATUS[code] ?? 503);
}
