// What shells complete, made from the table of verbs.

import { shell } from "../../words/mod.ts";
import { namesOf } from "../command_line/arguments.ts";
import { leave } from "../leaving.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT, type Verb } from "../command_line/verb.ts";

const SHELLS: Readonly<Record<string, (verbs: readonly Verb[]) => string>> = { bash, zsh, fish };

export function run(program: Program, { operands }: Asked): Promise<number> {
  const [name = ""] = operands;
  const write = Object.hasOwn(SHELLS, name) ? SHELLS[name] : undefined;
  if (write === undefined) {
    return Promise.resolve(leave(program, shell.wrong.shell(name), EXIT.usage).code);
  }
  program.say(write(program.verbs));
  return Promise.resolve(EXIT.done);
}

/** Behind a verb; where none of it fits a shell offers files. */
function wordsBehind({ name, flags }: Verb): string[] {
  return [...operandsOf(name), "--help", ...flags.flatMap(namesOf)];
}

function operandsOf(verb: string): string[] {
  return verb === "completions" ? Object.keys(SHELLS) : [];
}

function namesOfAll(verbs: readonly Verb[]): string {
  return [...verbs.map(({ name }) => name), "help"].join(" ");
}

function bash(verbs: readonly Verb[]): string {
  const cases = verbs.map((verb) => `    ${verb.name}) words="${wordsBehind(verb).join(" ")}" ;;`);
  return [
    "_parley() {",
    '  local word="${COMP_WORDS[COMP_CWORD]}" words=',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words="${namesOfAll(verbs)}"`,
    '  else case "${COMP_WORDS[1]}" in',
    ...cases,
    `    help) words="${namesOfAll(verbs)}" ;;`,
    "  esac; fi",
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    "}",
    // Files as bash itself completes them, with their spaces
    "complete -o default -F _parley parley",
  ].join("\n");
}

function zsh(verbs: readonly Verb[]): string {
  const cases = verbs.map((verb) =>
    `    ${verb.name}) compadd -- ${wordsBehind(verb).join(" ")} ;;`
  );
  return [
    "#compdef parley",
    "_parley() {",
    "  if (( CURRENT == 2 )); then",
    `    compadd -- ${namesOfAll(verbs)}`,
    '  else case "${words[2]}" in',
    ...cases,
    `    help) compadd -- ${namesOfAll(verbs)}; return ;;`,
    "  esac; _files; fi",
    "}",
    // Without it there is nobody to whom this could be said
    "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }",
    "compdef _parley parley",
  ].join("\n");
}

function fish(verbs: readonly Verb[]): string {
  const first = "complete -c parley -n __fish_use_subcommand -f";
  const lines = verbs.flatMap(({ name, flags, about }) => {
    const behind = `complete -c parley -n "__fish_seen_subcommand_from ${name}"`;
    return [
      `${first} -a ${name} -d ${quoted(about())}`,
      ...operandsOf(name).map((operand) => `${behind} -f -a ${operand}`),
      `${behind} -l help -s h -d ${quoted(shell.flags.help)}`,
      ...flags.map((flag) =>
        [
          `${behind} -l ${flag.name}`,
          ...(flag.short === undefined ? [] : [`-s ${flag.short}`]),
          ...(flag.takes === null ? [] : ["-r"]),
          `-d ${quoted(flag.about())}`,
        ].join(" ")
      ),
    ];
  });
  const help = `complete -c parley -n "__fish_seen_subcommand_from help" -f -a "${
    verbs.map(({ name }) => name).join(" ")
  }"`;
  return [...lines, `${first} -a help -d ${quoted(shell.flags.help)}`, help].join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
