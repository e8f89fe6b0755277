// How far a message with its files has come, in one line, and how it ended.

import type { Answer, Attachment, Client } from "../../client/mod.ts";
import { shellFiles } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";
import { failedWords, isTrouble } from "./failed_words.ts";
import { calledTogether, progressLine } from "./progress.ts";
import type { Sending } from "./sending.ts";
import { refusalWords } from "../refusal_words.ts";
import { Speed } from "./speed.ts";

const { sending: words } = shellFiles;

export class SendingProgress {
  readonly #what: string;
  readonly #speed = new Speed();

  constructor(private readonly client: Client, private readonly sending: Sending) {
    this.#what = calledTogether(this.#files.map(({ name }) => name));
  }

  get now(): string {
    const [files, what] = [this.#files, this.#what];
    const [done, of] = [sum(files, "sent"), sum(files, "size")];
    const perSecond = this.#speed.note(done, performance.now());
    const { phase } = this.client.status;
    if (phase === "offline" || phase === "connecting") return words.waits(what);
    if (files.every(({ state }) => state === "there")) return words.ends(what);
    return progressLine({ what, done, of, perSecond });
  }

  get queued(): string {
    return words.queued(this.#what);
  }

  get takenBack(): string {
    return words.takenBack(this.#what);
  }

  endedWith(answer: Answer): string {
    // Where it is because of a file, that is what the detail says
    if (!answer.ok) {
      const { detail } = answer;
      if (isTrouble(detail)) return failedWords(detail, this.#files);
      return `${words.refused(this.#what)} ${refusalWords(answer)}`;
    }
    const facts = this.client.state.rooms.get(this.sending.place.room)?.facts;
    return facts === undefined || facts.kind === "direct"
      ? words.done(this.#what)
      : words.doneIn(this.#what, `#${shownLine(facts.name)}`);
  }

  get #files(): readonly Attachment[] {
    const { attachments } = this.client;
    return this.sending.files.flatMap((id) => attachments.now?.get(id) ?? []);
  }
}

function sum(files: readonly Attachment[], which: "sent" | "size"): number {
  return files.reduce((all, file) => all + file[which], 0);
}
