/** The ten thousand most common passwords of a length that would be taken: nobody's secret. */
import { dictionary } from "@zxcvbn-ts/language-common";
import { LEAST_PASSWORD_CHARS } from "./passwords.ts";

const HOW_MANY = 10_000;

const COMMON: ReadonlySet<string> = new Set(
  dictionary["passwords-common"]
    .filter((password) => password.length >= LEAST_PASSWORD_CHARS)
    .slice(0, HOW_MANY),
);

export function isCommon(password: string): boolean {
  return COMMON.has(password.toLowerCase());
}
