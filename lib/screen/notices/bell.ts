/**
 * Tells aloud what is to be told, in the one tab that does: a notification, a sound; and takes away
 * what was read, on whichever device.
 */
import { Chime } from "../../browser/chime.ts";
import { decidedStorage } from "../../browser/decided_storage.ts";
import { type LookedAt, Looking } from "../../browser/looking.ts";
import { type About, NoticeBoard, onNoticeClicked } from "../../browser/notice_board.ts";
import { type DecidedStorage, isRead, Ringer } from "../../browser/ringer.ts";
import type { Client, Room } from "../../client/mod.ts";
import { deedOf, lineOf } from "../../format/mod.ts";
import type { Message, MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import { chat, notified as words } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread, VIEWS } from "../going/address.ts";
import { isLookedAt } from "../conversation/read/reading.ts";
import { summaryOf } from "../files/summary.ts";
import { nameOf, titleOf } from "../names.ts";

export interface OnScreen {
  readonly room: RoomId | null;
  readonly thread: MessageId | null;
}

/** How the paths begin at which a tab is the app. */
const APP = ["r", "d", ...VIEWS];
/** A notification shows a few lines. */
const MOST_CHARS = 240;

export class Bell {
  readonly ringer: Ringer;
  #client: Client;
  #board = new NoticeBoard(APP);
  #chime = new Chime();
  #looking = new Looking();
  #kept: DecidedStorage;
  #onScreen: OnScreen = { room: null, thread: null };
  #ending = new AbortController();

  constructor(client: Client, goTo: (path: string) => void) {
    this.#client = client;
    const name = client.state.me;
    this.#kept = decidedStorage(name);
    this.ringer = new Ringer(name, {
      ...{ client, looking: this.#looking, kept: this.#kept },
      ring: (room, message) => void this.#ring(room, message),
      takeBack: (_room, id) => void this.#board.takeAway(({ message }) => message === id),
    });
    const stops = [onNoticeClicked(goTo), client.subscribe(() => this.#follow())];
    const { signal } = this.#ending;
    signal.addEventListener("abort", () => stops.forEach((stop) => stop()));
    const look = () => this.#look();
    for (const sign of ["focus", "blur", "pagehide"]) addEventListener(sign, look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
  }

  /** What this tab shows, whether anybody looks or not. */
  shows(onScreen: OnScreen): void {
    this.#onScreen = onScreen;
    this.#look();
  }

  /** So that one hears how loud it is. */
  tryOut(volume: number): void {
    this.#chime.ring(volume);
  }

  stop(): void {
    this.ringer.stop();
    this.#looking.look([]);
    this.#ending.abort();
  }

  /** Of somebody who leaves: nothing of theirs stays on the screen or in the browser. */
  forget(): Promise<void> {
    this.ringer.stop();
    this.#kept.forget();
    return this.#board.takeAway(() => true);
  }

  #follow(): void {
    this.#look();
    if (this.ringer.leads) void this.#board.takeAway((about) => this.#isOver(about));
  }

  #look(): void {
    const { room, thread } = this.#onScreen;
    const places: LookedAt[] = [];
    if (
      room !== null && isInFront(".screen-middle > .conversation") && this.#client.isAtEnd(room)
    ) {
      places.push(room);
    }
    if (thread !== null && isInFront(".side")) places.push(thread);
    this.#looking.look(isLookedAt() ? places : []);
  }

  #isOver(about: About): boolean {
    const room = this.#client.state.rooms.get(about.room);
    return room === undefined || isRead(room, about);
  }

  async #ring(id: RoomId, message: Message): Promise<void> {
    const { desktop, volume } = this.#client.own.settings;
    this.#chime.ring(volume);
    const room = this.#client.state.rooms.get(id);
    if (!desktop || room === undefined) return;
    const author = await this.#authorOf(message.from);
    const { id: messageId, thread = null, reply = null, ordinal } = message;
    await this.#board.show({
      ...{ room: id, message: messageId, thread, reply, ordinal },
      path: thread === null ? pathOfMessage(id, messageId) : pathOfThread(id, thread),
      text: (count) => this.#textOf(room, author, message, count),
    });
    // It may have been read while it was on its way
    this.#follow();
  }

  #textOf(room: Room, author: string, message: Message, count: number) {
    const { body, encrypted, files = [] } = message;
    const sent = body === "" && files.length > 0;
    const said = encrypted
      ? words.sealed
      : sent
      ? chat.filesRead.sent(summaryOf(files))
      : excerptOf(body, author);
    const isDeed = !encrypted && deedOf(body) !== null;
    const title = titleOf(room, this.#client.state);
    if (room.facts.kind === "direct" && (room.facts.people ?? []).length <= 2) {
      return { title: count > 1 ? words.several(count, title) : author, body: said };
    }
    return count > 1
      ? { title: words.several(count, title), body: isDeed ? said : words.saidBy(author, said) }
      : { title: words.from(author, title), body: said };
  }

  async #authorOf(user: UserId): Promise<string> {
    const known = nameOf(this.#client.state, user);
    if (known !== "") return known;
    const card = await this.#client.request("person.card", { user });
    return card.ok ? card.value.person.displayName : words.somebody;
  }
}

/** On a phone there is one part of the screen at a time. */
function isInFront(part: string): boolean {
  return document.querySelector(part)?.checkVisibility() ?? false;
}

/** As it is read, and what is hidden stays hidden. */
function excerptOf(body: string, author: string): string {
  const text = lineOf(body, author);
  return text.length <= MOST_CHARS ? text : `${text.slice(0, MOST_CHARS).trimEnd()}…`;
}
