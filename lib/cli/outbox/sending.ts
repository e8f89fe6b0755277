// Texts on their way into a room: what both verbs that send have in common.

import { hasShout, mentionedNames } from "../../format/mod.ts";
import { can } from "../../policy/mod.ts";
import {
  type ClientId,
  LIMITS,
  type MessageId,
  newClientId,
  type Refusal,
  type RoomId,
  type Shout,
} from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";
import { findEntered } from "../login/entered.ts";
import { jsonLine } from "../output/json_line.ts";
import { leave, troubleWords } from "../leaving.ts";
import { type Line, UNANSWERED } from "../line.ts";
import type { LineOf } from "../output/line_fields.ts";
import { clientIdOf, findSent } from "./once_key.ts";
import { writeOut } from "../output/output.ts";
import { makeOwnFolder, turnAt } from "../own_file.ts";
import { openPost, type Post } from "./post.ts";
import type { Program } from "../program.ts";
import { refusalWords } from "../refusal_words.ts";
import { linesOf, readAll, textToSend } from "../command_line/typed_text.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";
import { tellOf } from "./waiting.ts";

/** To where it was typed, what stands behind it or comes through a pipe. */
export async function sendTo(
  program: Program,
  asked: Asked,
  typed: string,
  words: readonly string[],
): Promise<number> {
  const isPiped = words.length === 0 || (words.length === 1 && words[0] === "-");
  if (words.length === 0 && Deno.stdin.isTerminal()) {
    return leave(program, scripts.send.nothing, EXIT.usage).code;
  }
  const byLines = asked.flags.has("lines");
  if (byLines && asked.texts.has("once")) {
    return leave(program, scripts.send.onceAlone, EXIT.usage).code;
  }
  const typedText = isPiped ? null : words.join(" ");
  const whole = byLines ? null : textToSend(typedText ?? await readAll(Deno.stdin.readable));
  if (whole?.ok === false) return leave(program, whole.problem, EXIT.usage).code;
  const found = await findEntered(program, asked);
  if (!found.ok) return found.code;
  const post = await openPost(program, asked, found.entered, typed);
  if ("code" in post) return post.code;
  const sending = new Sending(program, asked, typed, post);
  if (whole === null) {
    await sending.sendLines(typedText?.split("\n") ?? linesOf(Deno.stdin.readable));
  } else await sending.send(whole.text);
  return await sending.end();
}

/** So many are on their way at once: as many as the place remembers. */
const MOST_OPEN = LIMITS.openNumbered;

class Sending {
  /** Those without an answer, in their order: each is told of as soon as those before it are. */
  readonly #open: Promise<void>[] = [];
  #told: Promise<void> = Promise.resolve();
  #queued = 0;
  /** Kept, behind a message that waits for its files. */
  #behind = 0;
  #code: number = EXIT.done;
  #isLost = false;

  constructor(
    private readonly program: Program,
    private readonly asked: Asked,
    /** As it was typed. */
    private readonly to: string,
    private readonly post: Post,
  ) {}

  async send(text: string): Promise<void> {
    const key = this.asked.texts.get("once");
    if (key === undefined) await this.#give(newClientId(), text, this.to);
    else await this.#giveOnce(key, text);
    await this.#settle(0);
  }

  /** Of two programs that come at the same moment the second finds what the first has sent. */
  async #giveOnce(key: string, text: string): Promise<void> {
    const { folders } = this.program;
    const folder = await makeOwnFolder(folders.state);
    if (!folder.ok) return this.#refuse(troubleWords(folder));
    using _turn = await turnAt(`${folders.state}/once.lock`);
    const id = await clientIdOf(this.post.entered.user, this.post.room, key);
    const sent = this.post.line.isOver
      ? null
      : await findSent(this.post.line.request, this.post.room, id);
    if (sent !== null) return this.#stored(id, sent);
    await this.#give(id, text, this.to);
    await this.#settle(0);
  }

  /** What is refused is told of, and does not keep back what comes behind it. */
  async sendLines(lines: AsyncIterable<string> | readonly string[]): Promise<void> {
    let count = 0;
    for await (const line of lines) {
      count++;
      if (line.trim() === "") continue;
      const read = textToSend(line);
      if (read.ok) await this.#give(newClientId(), read.text, scripts.send.line(count));
      else this.#refuse(`${scripts.send.line(count)}: ${read.problem}`);
      await this.#settle(MOST_OPEN - 1);
      if (this.#isLost) break;
    }
    await this.#settle(0);
  }

  async end(): Promise<number> {
    const { program, post: { entered, line, file, mail, waiting } } = this;
    await tellOf(program, mail, waiting);
    await mail.stop();
    const refused = file?.refused ?? this.post.refused;
    await file?.close();
    if (this.#queued > 0) program.complain(scripts.send.queued(this.#queued));
    if (this.#behind > 0) program.complain(scripts.send.behindFiles(this.#behind));
    if (refused > 0) program.complain(scripts.outbox.refusedBefore(refused));
    if (this.#isLost) return (await line.leave(program, entered, UNANSWERED)).code;
    line.close();
    // Without --queue the number is about this message alone: it would be sent twice for another's sake
    const hasQueue = this.asked.flags.has("queue");
    return this.#code === EXIT.done && hasQueue && refused > 0 ? EXIT.refusedBefore : this.#code;
  }

  async #give(id: ClientId, body: string, of: string): Promise<void> {
    const { room, line, mail } = this.post;
    const shout = await shoutIn(body, room, line);
    const ask = { room, body, ...(shout !== null && { shout }) };
    // Asked for when it goes, which may be in a later program
    const named = mentionedNames(body).slice(0, LIMITS.mentions);
    const order = { type: "message.send", ask, ...(named.length > 0 && { named }) } as const;
    if (!await mail.send(id, order)) {
      return this.#refuse(scripts.send.notKept);
    }
    this.#told = this.#told.then(() => this.#tell(id, of));
    this.#open.push(this.#told);
  }

  /** Waits until no more than so many are without an answer. */
  async #settle(most: number): Promise<void> {
    while (this.#open.length > most) await this.#open.shift();
  }

  async #tell(id: ClientId, of: string): Promise<void> {
    const answer = await this.post.mail.answerTo(id);
    if (answer === null) this.#unanswered(id);
    else if (!answer.ok) {
      this.#refuse(await this.#wordsFor(answer, of));
      await this.post.mail.dismiss(id);
    } else if ("id" in answer.value) this.#stored(id, answer.value.id);
  }

  #stored(id: ClientId, message: MessageId): void {
    this.#print({ type: "sent", id: message, room: this.post.room, client_id: id }, message);
  }

  #unanswered(id: ClientId): void {
    if (this.post.file !== null) {
      if (this.post.line.isOver) this.#queued++;
      else this.#behind++;
      this.#print({ type: "queued", room: this.post.room, client_id: id }, null);
      return;
    }
    if (this.post.mail.mayBeThere(id)) this.program.complain(scripts.send.unsure);
    this.#isLost = true;
  }

  async #wordsFor(refusal: Refusal, of: string): Promise<string> {
    if (await this.#isOutside(refusal)) return scripts.notIn(this.to);
    return of === this.to ? refusalWords(refusal) : `${of}: ${refusalWords(refusal)}`;
  }

  /** Who is not in a room is told no more than that they may not. */
  async #isOutside({ code }: Refusal): Promise<boolean> {
    if (code !== "forbidden" && code !== "not_found") return false;
    const seen = await this.post.line.request("room.sync", { room: this.post.room, after: null });
    return !seen.ok && seen.code === "not_found";
  }

  #refuse(line: string): void {
    this.program.complain(line);
    this.#code = EXIT.refused;
  }

  /** Whoever does not read it has it sent all the same. */
  #print(line: LineOf<"sent" | "queued">, text: string | null): void {
    if (this.asked.flags.has("json")) writeOut(`${jsonLine(line)}\n`);
    else if (text !== null) writeOut(`${text}\n`);
  }
}

/** Null also where nobody can be asked whether one may: the text goes all the same. */
async function shoutIn(text: string, room: RoomId, line: Line): Promise<Shout | null> {
  const shout = text.includes("@") ? hasShout(text) : null;
  return shout !== null && await isShouter(room, line) ? shout : null;
}

async function isShouter(room: RoomId, line: Line): Promise<boolean> {
  const hello = await line.hello();
  const seen = await line.request("room.sync", { room, after: null });
  if (hello === null || !seen.ok) return false;
  const { role, facts } = seen.value.view;
  return can({ place: hello.you.role, room: role }, "message.mentionAll", facts);
}
