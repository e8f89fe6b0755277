/**
 * What a terminal may obey or hide although JSON lets it stand: DEL, the second row of control signs,
 * ends of lines, marks that turn the direction, and what has no width and no task.
 */
const OBEYED = /[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The same value for whoever reads JSON, and nothing but what is seen for whoever looks at it. */
export function jsonLine(value: object): string {
  return JSON.stringify(value).replaceAll(
    OBEYED,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
