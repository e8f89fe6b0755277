/** Frames of clients: one command each, as a JSON object. */
import * as v from "valibot";
import { type Command, COMMANDS, isCommandType } from "./commands.ts";
import { type ErrorCode, type Refusal, refuse } from "./errors.ts";

export type Decoded = { ok: true; command: Command } | { ok: false; ref: number; refusal: Refusal };

/** Whatever was sent becomes a command or a refusal; this never throws. */
export function decodeCommand(frame: string): Decoded {
  const data = parse(frame);
  if (typeof data !== "object" || data === null) return refused(0, "bad_frame");
  const { ref, type } = data as { ref?: unknown; type?: unknown };
  const answerTo = typeof ref === "number" && Number.isSafeInteger(ref) && ref > 0 ? ref : 0;
  if (typeof type !== "string") return refused(answerTo, "bad_frame");
  if (!isCommandType(type)) return refused(answerTo, "unknown_command");
  const checked = v.safeParse(COMMANDS[type] as v.GenericSchema<Command>, data, {
    abortEarly: true,
  });
  if (checked.success) return { ok: true, command: checked.output };
  return refused(answerTo, "bad_command", describe(checked.issues[0]));
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}

function refused(ref: number, code: ErrorCode, detail?: string): Decoded {
  return { ok: false, ref, refusal: refuse(code, detail) };
}

/** Names the field and the rule. What was sent is not repeated: a log or a screen may show this. */
function describe(issue: v.BaseIssue<unknown> | undefined): string {
  if (issue === undefined) return "does not fit";
  const path = issue.path?.map((item) => String(item.key)) ?? [];
  if (isUnknown(issue) && path.length > 1) return `${path[0]}: has a field that is unknown`;
  const field = path.join(".");
  return field === "" ? rule(issue) : `${field.slice(0, 60)}: ${rule(issue)}`;
}

function isUnknown(issue: v.BaseIssue<unknown>): boolean {
  return issue.expected === "never";
}

function rule(issue: v.BaseIssue<unknown>): string {
  if (issue.type === "regex") return "must be an id of the right form";
  if (isUnknown(issue)) return "is not a field of this command";
  return issue.kind === "schema" ? `must be ${issue.expected}` : issue.message;
}
