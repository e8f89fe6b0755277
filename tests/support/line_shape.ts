import assert from "node:assert/strict";
import { LINE_FIELDS } from "../../lib/cli/output/line_fields.ts";

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isId,
  text: isText,
  texts: (value) => Array.isArray(value) && value.every(isText),
  time: (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  number: (value) => typeof value === "number",
  ids: (value) => Array.isArray(value) && value.every(isId),
  files: (value) => Array.isArray(value) && value.every(isFile),
  forwarded: (value) => hasOnly(value, { from_name: "string", text: "string" }),
  reactions: (value) => Object.values(Object(value)).every((ids) => KINDS.ids!(ids)),
  yes: (value) => value === true,
};

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isId(value: unknown): boolean {
  return typeof value === "string" && /^[a-z0-9]+$/.test(value);
}

function isFile(value: unknown): boolean {
  return hasOnly(value, { id: "string", name: "string", type: "string", bytes: "number" });
}

function hasOnly(value: unknown, kinds: Readonly<Record<string, string>>): boolean {
  const found = Object.entries(Object(value)).map(([name, each]) => [name, typeof each]);
  return JSON.stringify(found) === JSON.stringify(Object.entries(kinds));
}

/** Each line of an output, of a type that is told of, with the fields that are told of and no others. */
// deno-lint-ignore no-explicit-any -- tests say what they expect
export function linesIn(out: string): any[] {
  const lines = out.split("\n");
  assert.equal(lines.pop(), "", "ends with a line end");
  return lines.map((line) => {
    const { type, ...fields } = JSON.parse(line);
    const known: Readonly<Record<string, string>> = LINE_FIELDS[type as keyof typeof LINE_FIELDS];
    assert.ok(known, `a line of type ${type}`);
    for (const [name, kind] of Object.entries(known)) {
      const bare = name.replace("?", "");
      if (bare !== name && !(bare in fields)) continue;
      assert.ok(KINDS[kind]!(fields[bare]), `${type}.${bare}: ${JSON.stringify(fields[bare])}`);
    }
    const told = Object.keys(known).map((name) => name.replace("?", ""));
    assert.deepEqual(Object.keys(fields).filter((name) => !told.includes(name)), []);
    return { type, ...fields };
  });
}
