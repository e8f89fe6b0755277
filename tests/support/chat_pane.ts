/** The interactive client as people have it: in a real terminal, over a shell. */
import type { TerminalPerson } from "./terminal_scene.ts";
import { TASK } from "./terminal_program.ts";
import { type PanePlan, TmuxPane } from "./tmux.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

const SIZE = { columns: 80, rows: 24 };

/** Once its first frame is there. */
export async function chatPane(
  person: Pick<TerminalPerson, "home" | "env">,
  args: readonly string[] = [],
  plan: Partial<PanePlan> = {},
): Promise<TmuxPane> {
  const { PATH: _, ...home } = person.home.env;
  const env = { ...home, ...person.env, ...plan.env };
  const pane = await TmuxPane.open({ ...SIZE, ...plan, env });
  await pane.type(`cd '${ROOT}'; clear`);
  await pane.press("Enter");
  await startChat(pane, args);
  return pane;
}

/** Where it was left, it is started again. */
export async function startChat(pane: TmuxPane, args: readonly string[] = []): Promise<void> {
  const line = [Deno.execPath(), ...TASK, ...args].map((arg) => `'${arg}'`).join(" ");
  await pane.type(`${line}; echo code $?`);
  await pane.press("Enter");
}

/** Neither dim nor of a colour, as tmux says that. */
const BY_ITSELF = String.raw`\x1b\[0?m(?:\x1b\[[34]9m)*`;

/** Waits until it stands among the messages: dim, it is still on its way there. */
export async function isSaid(pane: TmuxPane, text: string): Promise<void> {
  await pane.shows(new RegExp(`${BY_ITSELF} *${RegExp.escape(text)}`), "-e");
}

/** The program itself, and not the shell below it. */
export async function programIn(pane: TmuxPane): Promise<number> {
  const shell = await pane.asks("pane_pid");
  const children = await Deno.readTextFile(`/proc/${shell}/task/${shell}/children`);
  return Number(children.trim());
}
