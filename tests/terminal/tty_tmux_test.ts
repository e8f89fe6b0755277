import { match as assertMatch, ok, strictEqual as assertIs } from "node:assert/strict";
import { within } from "../support/deadline.ts";
import { TmuxPane } from "../support/tmux.ts";

const PROGRAM = new URL("../support/tty_program.ts", import.meta.url).pathname;

function runWith(rights: string): string {
  return `'${Deno.execPath()}' run ${rights} '${PROGRAM}'`;
}

/** In a shell on whose screen something stands already. It needs no rights. */
async function started(run = runWith("")): Promise<TmuxPane> {
  const pane = await TmuxPane.open({ columns: 100, rows: 20 });
  await pane.type(`echo before; ${run}; echo code $?`);
  await pane.press("Enter");
  await pane.shows(/^ready$/);
  return pane;
}

/** The shell's screen is back, and the shell gets its lines, echoes and signals as before. */
async function isRestored(pane: TmuxPane): Promise<void> {
  assertIs(await pane.asks("alternate_on"), "0");
  assertIs(await pane.asks("cursor_flag"), "1");
  assertIs(await pane.asks("wrap_flag"), "1");
  await pane.type("clear; stty -a");
  await pane.press("Enter");
  const settings = await pane.shows(/extproc/);
  for (const setting of ["icanon", "isig", "echo", "icrnl", "opost"]) {
    assertMatch(settings, new RegExp(`[^-]\\b${setting}\\b`));
  }
}

Deno.test("keys, sizes and what is pasted come to the program", async () => {
  await using pane = await started();
  assertIs(await pane.asks("alternate_on"), "1");
  await pane.press("a", "Up", "M-b", "C-c", "Escape");
  await pane.shows(/text "a"\nup\nalt\+b\nctrl\+c\nescape$/);
  await pane.paste("two\nlines");
  await pane.shows(/paste "two\\nlines"$/);
  await pane.resize(40, 10);
  await pane.shows(/40 by 10$/);
});

const WAYS: Readonly<Record<string, readonly [key: string, shown: RegExp]>> = {
  "closes": ["q", /before\ncode 0\n\$$/],
  "exits": ["e", /before\ncode 7\n\$$/],
  "throws": ["x", /before\n[^]*thrown on purpose[^]*\ncode 1\n\$$/],
  "rejects": ["r", /before\n[^]*rejected on purpose[^]*\ncode 1\n\$$/],
};

for (const [way, [key, shown]] of Object.entries(WAYS)) {
  Deno.test(`a program that ${way} gives the terminal back`, async () => {
    await using pane = await started();
    await pane.type(key);
    await pane.shows(shown);
    await isRestored(pane);
  });
}

for (const [signal, code] of Object.entries({ INT: 130, TERM: 143, HUP: 129, QUIT: 131 })) {
  Deno.test(`SIG${signal} gives the terminal back, and the program can still say something`, async () => {
    await using pane = await started();
    await send(signal, pane);
    await pane.shows(new RegExp(`before\\nended: SIG${signal}\\ncode ${code}\\n`));
    await isRestored(pane);
  });
}

Deno.test("a program that hangs at its end is ended by the second signal", async () => {
  await using pane = await started();
  await pane.type("h");
  await pane.shows(/text "h"$/);
  await send("TERM", pane);
  await pane.shows(/before\nended: SIGTERM$/);
  await send("TERM", pane);
  await pane.shows(/code 143\n\$$/);
  await isRestored(pane);
});

Deno.test("it can ring", async () => {
  await using pane = await started();
  assertIs(await pane.rang(), false);
  await pane.type("b");
  await pane.shows(/text "b"$/);
  assertIs(await pane.rang(), true);
});

Deno.test("a program that is stopped gives the terminal back, and takes it again", async () => {
  await using pane = await started();
  await pane.press("C-z");
  await pane.shows(/before[^]*Stopped[^]*\$$/);
  await isRestored(pane);
  await pane.type("fg");
  await pane.press("Enter");
  await pane.shows(/^ready\nresumed$/);
  assertIs(await pane.asks("alternate_on"), "1");
  await pane.press("a");
  await pane.shows(/text "a"$/);
});

for (const rights of ["--allow-run", "--allow-run=kill"]) {
  Deno.test(`with ${rights} it stops what started it as well`, async () => {
    await using pane = await started(`sh -c "${runWith(rights)}; exit"`);
    await pane.press("C-z");
    await pane.shows(/before[^]*Stopped[^]*\$$/);
    await isRestored(pane);
    await pane.type("fg");
    await pane.press("Enter");
    await pane.shows(/^ready\nresumed$/);
  });
}

Deno.test("stopped by somebody else it is the same", async () => {
  await using pane = await started();
  await send("TSTP", pane);
  await pane.shows(/before[^]*Stopped[^]*\$$/);
  await isRestored(pane);
  await pane.type("fg");
  await pane.press("Enter");
  await pane.shows(/resumed$/);
});

Deno.test("a program whose terminal goes away goes too", async () => {
  await using pane = await started();
  const gone = new Deno.Command("tail", {
    args: [`--pid=${await programIn(pane)}`, "-f", "/dev/null"],
  }).spawn();
  await pane[Symbol.asyncDispose]();
  await within("the end of the program", gone.status);
});

Deno.test("killed, it leaves the terminal as it had it, and what the handbook says mends that", async () => {
  const handbook = await Deno.readTextFile(new URL("../../docs/terminal.md", import.meta.url));
  const [, mend] = /after `kill -9` nobody can do that, and `([^`]+)`/.exec(handbook)!;
  await using pane = await started();
  await send("KILL", pane);
  await pane.shows(/Killed/);
  assertIs(await pane.asks("alternate_on"), "1");
  await pane.type(`${mend!}; echo mended`);
  await pane.press("C-j");
  await pane.shows(/^mended$/m);
  await isRestored(pane);
});

// The system wakes what it ends, in any order
Deno.test("woken where no terminal is any more, it ends", async () => {
  await using pane = await started();
  await pane.type("g");
  await pane.shows(/text "g"$/);
  await send("CONT", pane);
  await pane.shows(/before\nended: closed\ncode 1\n/);
});

async function send(signal: string, pane: TmuxPane): Promise<void> {
  Deno.kill(await programIn(pane), `SIG${signal}` as Deno.Signal);
}

async function programIn(pane: TmuxPane): Promise<number> {
  const shell = await pane.asks("pane_pid");
  const { stdout } = await new Deno.Command("pgrep", { args: ["-P", shell] }).output();
  const pid = Number(new TextDecoder().decode(stdout).trim());
  ok(pid > 0);
  return pid;
}

Deno.test("a program that gives the screen back and rests hears keys, which nobody sees", async () => {
  await using pane = await started();
  await pane.type("w");
  await pane.shows(/before\nheard: text "w"$/);
  assertIs(await pane.asks("alternate_on"), "0");
  await pane.press("a", "C-c");
  const shown = await pane.shows(/heard: text "a"\nheard: ctrl\+c$/);
  assertIs(shown.match(/^a/m), null, "a terminal that reads lines would show it");
  await pane.type("q");
  await pane.shows(/code 0\n\$$/);
  await isRestored(pane);
});
