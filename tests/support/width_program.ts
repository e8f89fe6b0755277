/**
 * Asks the terminal that it runs in how far each character moves the cursor, and tells about which it
 * is of another opinion, of all that are said to be beyond dispute.
 */
import { isDisputed, safeText, widthOf } from "../../lib/terminal/mod.ts";

/** A terminal answers with `ESC [ row ; column R`. */
const ASK = "\x1b[6n";
const AT_ONCE = 50;

const asked: string[] = [];
for (let code = 0x21; code < 0x10000; code++) {
  // Each of these is as wide as its neighbours
  if (code > 0x4e10 && code < 0x9ff0 || code > 0xac10 && code < 0xd790) continue;
  const sign = String.fromCharCode(code);
  if (safeText(sign) === sign && !isDisputed(sign)) asked.push(sign);
}

Deno.stdin.setRaw(true);
const reader = Deno.stdin.readable.getReader();
const others: string[] = [];
for (let from = 0; from < asked.length; from += AT_ONCE) {
  const signs = asked.slice(from, from + AT_ONCE);
  const columns = await columnsBehind(signs);
  signs.forEach((sign, at) => {
    if (columns[at] !== widthOf(sign)) {
      others.push(`${sign.charCodeAt(0).toString(16)} ${columns[at]}`);
    }
  });
}
Deno.stdin.setRaw(false);
// deno-lint-ignore no-console
console.log(`\nOf ${asked.length} drawn otherwise: ${others.join(", ") || "none"}`);
Deno.exit(0);

async function columnsBehind(signs: readonly string[]): Promise<number[]> {
  const text = signs.map((sign) => `\x1b[1;1H\x1b[K${sign}${ASK}`).join("");
  await Deno.stdout.write(new TextEncoder().encode(text));
  let answers = "";
  while (answers.split("R").length <= signs.length) {
    answers += new TextDecoder().decode((await reader.read()).value);
  }
  return [...answers.matchAll(/;(\d+)R/g)].map((answer) => Number(answer[1]) - 1);
}
