/** The command line of `deno task start`, which only asks for help: all else is a setting. */
import { helpTable } from "../config/mod.ts";

type Asked = { ok: true; help: string | null } | { ok: false; problem: string };

export function readArguments(args: readonly string[]): Asked {
  // `deno task start -- --help` hands the dashes on
  const given = args.filter((argument) => argument !== "--");
  if (given.some((argument) => argument === "--help" || argument === "-h")) {
    return { ok: true, help: helpText() };
  }
  const [unknown] = given;
  if (unknown === undefined) return { ok: true, help: null };
  return {
    ok: false,
    problem: `Parley takes no argument ${JSON.stringify(unknown)}: ` +
      "settings are environment variables, and --help lists them",
  };
}

function helpText(): string {
  return `Parley: self-hosted real-time chat

Start:  deno task start     (npx -y deno@2.9.6 task start, where only Node is installed)
Stop:   Ctrl+C, or SIGTERM

Settings are environment variables:  PARLEY_PORT=9000 deno task start

${helpTable()}

Worked examples are in docs/configuration.md`;
}
