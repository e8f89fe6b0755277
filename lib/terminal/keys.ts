/**
 * The bytes that a terminal sends, as keys.
 *
 * They come in reads of chance: a letter may be in two of them, a sequence in five. However they are
 * cut, the keys are the same. Only a lone ESC cannot be told from the start of a sequence: when
 * nothing follows for a moment, whoever reads says so with `pause`.
 */
import { controlKey, keyOfSequence, keyOfSs3, modified } from "./key_names.ts";

/** `text` and `paste` bring text; every other key is its name, as "ctrl+a", "alt+b", "shift+tab", "up". */
export type Key =
  | { readonly key: "text" | "paste"; readonly text: string }
  | { readonly key: string; readonly text?: undefined };

/** More than any message may hold; what is beyond is left out. */
const MOST_PASTED = 1 << 20;
/** No sequence is longer; what goes on for longer is none. */
const LONGEST_SEQUENCE = 64;

/** Behind ESC, what a terminal answers to programs begins with one of these: DCS, SOS, OSC, PM, APC. */
const STARTS_STRING = "PX]^_";
/** Not the second bracket of the console of Linux. */
const ENDS_SEQUENCE = /^(?!\[$).*[@-~]$/;
const PASTE_STARTS = "200~";
const PASTE_ENDS = "\x1b[201~";
const ESC = "\x1b";

/** What has begun: nothing, ESC, a sequence with what came of it, a text for programs, a paste. */
type State = "ground" | "escape" | "sequence" | "ss3" | "string" | "paste";

export class KeyReader {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #keys: Key[] = [];
  #state: State = "ground";
  #held = "";
  #tail = "";
  /** ESC ESC and a sequence: so some terminals send it with Alt. */
  #isSecond = false;

  /** What has begun may be all that there is: ESC, or a key with Alt. */
  get isWaiting(): boolean {
    return this.#state !== "ground" && this.#state !== "paste";
  }

  feed(bytes: Uint8Array): Key[] {
    for (const sign of this.#decoder.decode(bytes, { stream: true })) this.#take(sign);
    return this.#given();
  }

  /** Nothing has followed for a while. */
  pause(): Key[] {
    if (this.isWaiting) this.#giveUp();
    return this.#given();
  }

  #given(): Key[] {
    const keys = this.#keys;
    this.#keys = [];
    return keys;
  }

  #take(sign: string): void {
    if (this.#state === "paste") this.#paste(sign);
    else if (this.#state === "ground") this.#ground(sign);
    else if (this.#state === "escape") this.#escape(sign);
    else if (this.#state === "string") this.#string(sign);
    else this.#sequence(sign);
  }

  #ground(sign: string): void {
    if (sign === ESC) this.#begin("escape");
    else if (isControl(sign)) this.#press(controlKey(sign));
    // The controls of the second kind come from no keyboard
    else if (sign < "\x80" || sign > "\x9f") this.#keys.push({ key: "text", text: sign });
  }

  #escape(sign: string): void {
    if (sign === "[") return this.#begin("sequence");
    if (sign === "O") return this.#begin("ss3");
    if (STARTS_STRING.includes(sign)) return this.#begin("string", sign);
    // The first of three was a key of its own
    if (sign === ESC && this.#isSecond) return this.#press("escape");
    if (sign === ESC) return void (this.#isSecond = true);
    if (this.#isSecond) this.#press("escape");
    this.#end();
    this.#press(modified("alt", nameOf(sign)));
  }

  #sequence(sign: string): void {
    // What is no part of it ends it: a key that was pressed must not be lost in it
    if (isControl(sign) || sign > "~" || this.#held.length > LONGEST_SEQUENCE) {
      this.#giveUp();
      return this.#ground(sign);
    }
    this.#held += sign;
    if (this.#state === "ss3" ? /\D$/.test(this.#held) : ENDS_SEQUENCE.test(this.#held)) {
      this.#endSequence();
    }
  }

  #endSequence(): void {
    if (this.#state === "sequence" && this.#held === PASTE_STARTS) return this.#begin("paste");
    const key = this.#state === "ss3" ? keyOfSs3(this.#held) : keyOfSequence(this.#held);
    if (key !== null) this.#press(this.#isSecond ? modified("alt", key) : key);
    this.#end();
  }

  /** An answer is for nobody here: this program asks nothing. */
  #string(sign: string): void {
    const ends = sign === "\x07" || sign === "\\" && this.#held.endsWith(ESC);
    if (ends) this.#end();
    else this.#held = this.#held.slice(-1) + sign;
  }

  #paste(sign: string): void {
    if (this.#held.length < MOST_PASTED) this.#held += sign;
    this.#tail = (this.#tail + sign).slice(-PASTE_ENDS.length);
    if (this.#tail !== PASTE_ENDS) return;
    const isWhole = this.#held.endsWith(PASTE_ENDS);
    const text = this.#held.slice(0, isWhole ? -PASTE_ENDS.length : MOST_PASTED);
    this.#keys.push({ key: "paste", text: text.replaceAll(/\r\n?/g, "\n") });
    this.#end();
  }

  /** It was a key with Alt, or something that nobody knows. */
  #giveUp(): void {
    const { isLone, sign } = this.#started();
    if (this.#isSecond) this.#press("escape");
    if (isLone) this.#press(sign === ESC ? "escape" : `alt+${sign}`);
    this.#end();
  }

  #started(): { isLone: boolean; sign: string } {
    if (this.#state === "escape") return { isLone: true, sign: ESC };
    if (this.#state === "string") return { isLone: this.#held.length === 1, sign: this.#held };
    return { isLone: this.#held === "", sign: this.#state === "ss3" ? "O" : "[" };
  }

  #press(key: string): void {
    this.#keys.push({ key });
  }

  #begin(state: State, held = ""): void {
    this.#state = state;
    this.#held = held;
    this.#tail = "";
  }

  #end(): void {
    this.#begin("ground");
    this.#isSecond = false;
  }
}

function isControl(sign: string): boolean {
  return sign < " " || sign === "\x7f";
}

function nameOf(sign: string): string {
  if (isControl(sign)) return controlKey(sign);
  return sign === " " ? "space" : sign;
}
