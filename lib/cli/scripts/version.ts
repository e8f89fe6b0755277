import configuration from "../../../deno.json" with { type: "json" };
import { PROTOCOL_VERSION } from "../../protocol/mod.ts";
import { shell } from "../../words/mod.ts";
import { jsonLine } from "../output/json_line.ts";
import type { LineOf } from "../output/line_fields.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

/** Of this program: what the place runs may be another. */
export function run(program: Program, { flags }: Asked): Promise<number> {
  const { version } = configuration;
  const { deno } = Deno.version;
  const line: LineOf<"version"> = { type: "version", version, protocol: PROTOCOL_VERSION, deno };
  program.say(
    flags.has("json") ? jsonLine(line) : shell.version(version, PROTOCOL_VERSION, deno),
  );
  return Promise.resolve(EXIT.done);
}
