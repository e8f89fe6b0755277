/** One line an event, from the level that PARLEY_LOG names. Never bodies or tokens. */
import { LOG_LEVELS, type LogLevel } from "./config/mod.ts";

type Fields = Readonly<Record<string, string | number | boolean | null>>;
type Write = (event: string, fields?: Fields) => void;

export type Log = Readonly<Record<Exclude<LogLevel, "silent">, Write>>;

export function createLog(least: LogLevel, print: (line: string) => void): Log {
  const at = (level: keyof Log): Write => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return () => {};
    return (event, fields = {}) => print(line(level, event, fields));
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** A fault as a field: where it came from, as far as that is known. */
export function describeFault(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

function line(level: string, event: string, fields: Fields): string {
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const text = [new Date().toISOString(), level, event, ...pairs].join(" ");
  // A line break or terminal control code in a value must not forge a line of its own
  // deno-lint-ignore no-control-regex
  return text.replaceAll(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, " ");
}
