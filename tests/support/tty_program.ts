/**
 * A program at a terminal that shows what it hears, and nothing else. Some keys do more: "x" throws,
 * "r" rejects, "e" exits, "q" closes, "h" has it hang when it is told to end, "b" rings, Ctrl+Z stops it,
 * "w" gives the screen back and goes on hearing keys, and after "g" it is as if the terminal were gone: keys cannot be had raw any more.
 */
import { exitCodeOf, plain, type Row, Screen, TEXT_ONLY, Tty } from "../../lib/terminal/mod.ts";

const said: string[] = [];
let hangs = false;
let isResting = false;

const tty = new Tty({
  pressed(keys) {
    for (const { key, text } of keys) {
      if (text === "x") throw new Error("thrown on purpose");
      if (text === "r") void Promise.reject(new Error("rejected on purpose"));
      else if (text === "e") Deno.exit(7);
      else if (text === "q") return finish(0);
      else if (text === "h") hangs = true;
      else if (text === "b") tty.ring();
      else if (text === "w") rest();
      else if (text === "g") Deno.stdin.setRaw = gone;
      else if (key === "ctrl+z") return tty.suspend();
      say(text === undefined ? key : `${key} ${JSON.stringify(text)}`);
    }
  },
  resized(size) {
    screen.resize(size);
    say(`${size.columns} by ${size.rows}`);
  },
  resumed() {
    screen.forget();
    say("resumed");
  },
  ended(why) {
    // deno-lint-ignore no-console
    console.log(`ended: ${why}`);
    if (hangs) return;
    finish(why === "closed" ? 1 : exitCodeOf(why));
  },
});

const screen = new Screen(tty.size, TEXT_ONLY);
say("ready");

function gone(): never {
  throw new Error("Input/output error");
}

function rest(): void {
  isResting = true;
  tty.rest();
}

function say(line: string): void {
  // deno-lint-ignore no-console
  if (isResting) return console.log(`heard: ${line}`);
  said.push(line);
  const rows: Row[] = said.slice(-screen.size.rows).map((text) => [plain(text)]);
  tty.write(screen.draw({ rows, cursor: { row: rows.length - 1, column: line.length } }));
}

function finish(code: number): void {
  tty.close();
  Deno.exit(code);
}
