/**
 * Somebody at a terminal, from the first frame to the last: keys and what the client tells come in
 * here, are folded into what is looked at, and that is drawn.
 */
import type { Client } from "../../client/mod.ts";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { type Key, type Row, Screen, Tty } from "../../terminal/mod.ts";
import { talk } from "../../words/mod.ts";
import type { Reach } from "../login/reach.ts";
import { firstOf, isNowhere, roomWanted, withFirstNew, withoutLost } from "./arriving.ts";
import { ringFor } from "./bell.ts";
import { createClock } from "./clock.ts";
import type { Drawing, Tools } from "./drawing.ts";
import { withDraft } from "./drafting.ts";
import { Frames, type Next } from "./frames.ts";
import { type Held, heldBy } from "./held.ts";
import { timelineAt } from "./items.ts";
import { KeptRows } from "./item_rows.ts";
import type { Kept } from "./kept.ts";
import { isLeaving, pressed } from "./keys.ts";
import { KeptOpen } from "./kept_open.ts";
import { Loading } from "./loading.ts";
import { safeRows } from "./look.ts";
import { Numbers } from "./numbers.ts";
import { Quoted } from "./quoted.ts";
import { Reading } from "./reading.ts";
import type { Ending, Seat } from "./seat.ts";
import {
  emptyView,
  inRoom,
  inThread,
  type Note,
  paneKey,
  paneOf,
  type Place,
  placeOf,
  type View,
  withNote,
  withoutPlace,
  withPane,
} from "./view.ts";
import { Watching } from "./watching.ts";
import { windowsAfter } from "./windows.ts";

const FRAME_MS = 16;

export class Sitting {
  readonly client: Client;
  readonly reach: Reach;
  readonly token: string;
  readonly numbers = new Numbers();
  readonly loading = new Loading(() => this.#drawSoon());
  readonly ended: Promise<Ending>;
  /** Who is leaving already does not want to wait. */
  readonly hurried: Promise<void>;
  readonly kept: Kept;
  #view: View;
  readonly #keptOpen: KeptOpen;
  readonly #end: (ending: Ending) => void;
  readonly #hurry: () => void;
  #hasLeft = false;
  readonly #tty: Tty;
  readonly #screen: Screen;
  readonly #frames: Frames;
  #next: Next;
  #held: Held;
  readonly #watching: Watching;
  readonly #reading: Reading;
  readonly #quoted: Quoted;
  readonly #stops: (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawnAt = 0;
  readonly #name: string;
  #notes = 0;
  #wanted: string | null;

  constructor({ client, reach, token, name, abilities, kept, wanted }: Seat) {
    this.#name = name;
    this.client = client;
    this.#keptOpen = new KeptOpen(client);
    this.kept = kept;
    this.reach = reach;
    this.token = token;
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.ended = promise;
    this.#end = resolve;
    const hurrying = Promise.withResolvers<void>();
    this.hurried = hurrying.promise;
    this.#hurry = hurrying.resolve;
    this.#tty = new Tty({
      pressed: (keys) => this.#pressed(keys),
      resized: (size) => {
        this.#screen.resize(size);
        this.view = { ...this.view, size };
      },
      resumed: () => {
        client.wake();
        this.redraw();
      },
      ended: (why) => {
        if (this.#hasLeft) this.#hurry();
        resolve(why === "closed" ? { is: "closed" } : { is: "signal", signal: why });
      },
    });
    const { size } = this.#tty;
    const room = wanted === null ? kept.now.room : null;
    this.#screen = new Screen(size, abilities);
    this.#view = emptyView(size, room);
    const tools: Tools = {
      clock: createClock(() => client.own.settings.clock, () => client.serverTime),
      kept: new KeptRows(),
      isLoading: (place) => this.loading.isAt(place),
      numberOf: (message, place) => this.numbers.of(this.view.room!, message, place),
    };
    if (room !== null) this.#keptOpen.open(room);
    const held = this.#held = heldBy(client, null, name);
    this.#frames = new Frames(tools, held);
    this.#next = this.#frames.next(this.#view, held, Date.now());
    this.#watching = new Watching(client);
    this.#reading = new Reading(client);
    this.#quoted = new Quoted(client);
    this.#stops = [
      client.subscribe(() => this.#told()),
      ringFor({
        client,
        isRinging: () => kept.now.isRinging,
        isLookedAt: (place) => this.#isLookedAt(place),
        ring: () => this.#tty.ring(),
      }),
    ];
    this.#wanted = wanted;
    this.#told();
  }

  get view(): View {
    return this.#view;
  }

  /** It is drawn a moment later, with whatever comes until then. */
  set view(view: View) {
    if (view === this.#view) return;
    this.#view = view;
    this.#drawSoon();
  }

  /** What is seen, or will be with the next frame: several keys may come before that. */
  get drawing(): Drawing {
    if (this.#next.view !== this.#view) this.#prepare();
    return this.#next.drawing;
  }

  get held(): Held {
    return this.#held = heldBy(this.client, this.#held, this.#name);
  }

  get place(): Place | null {
    return placeOf(this.#view);
  }

  enter(room: RoomId): void {
    if (room === this.#view.room) return;
    const closed = this.#keptOpen.open(room);
    this.view = closed.reduce(withoutPlace, inRoom(this.#view, room));
    this.kept.keep({ room });
    this.#told();
  }

  async openThread(root: MessageId | null): Promise<void> {
    const { room } = this.#view;
    if (room === null) return;
    const before = this.#view.threads.get(room);
    if (before !== undefined && before !== root) this.client.closeThread(room, before);
    this.view = inThread(this.#view, room, root);
    if (root !== null) await this.client.openThread(room, root);
  }

  /** In the window that is looked at. */
  tell(lines: readonly (string | Row)[], tone: Note["tone"] = "told"): void {
    const [key, rows] = [this.newKey(), lines.flatMap(safeRows)];
    this.tellAt(this.place, { key, after: this.newest(), tone, lines: rows });
    // What is longer than the window is read from its beginning
    if (rows.length > (this.drawing.layout.rows.length || Infinity)) {
      this.view = withPane(this.#view, { scroll: { at: "top", key, row: 0 } });
    }
  }

  tellAt(place: Place | null, note: Note): void {
    this.view = withNote(this.#view, place, note);
  }

  newKey(): string {
    return `note ${this.#notes++}`;
  }

  /** All of it, as after somebody else has written there. */
  redraw(): void {
    this.#screen.forget();
    this.#drawSoon();
  }

  suspend(): void {
    this.#tty.suspend();
  }

  /** Somebody has come to the terminal, or gone. */
  look(isFocused: boolean): void {
    this.view = { ...this.#view, isFocused };
    if (!isFocused) return;
    this.client.wake();
    // What came while nobody looked is new
    this.view = withPane(this.#view, { firstNew: undefined });
    this.#told();
  }

  leave(): void {
    this.#end({ is: "left" });
  }

  /** The shell's screen is there again; what is typed until it is closed is nobody's. */
  leaveScreen(): void {
    this.#hasLeft = true;
    for (const stop of this.#stops) stop();
    this.#watching.stop();
    this.#reading.stop();
    clearTimeout(this.#timer);
    this.#tty.rest();
  }

  close(): void {
    this.#tty.close();
  }

  #pressed(keys: readonly Key[]): void {
    if (this.#hasLeft) return keys.some(isLeaving) ? this.#hurry() : undefined;
    for (const key of keys) pressed(key, this);
    // Whoever types sees it at once, whatever else waits to be drawn
    if (Date.now() - this.#drawnAt >= FRAME_MS) return this.#draw();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawSoon();
  }

  #told(): void {
    const { phase } = this.client.status;
    if (phase === "signed out" || phase === "outdated") return this.#end({ is: "over" });
    this.#view = withoutLost(this.#view, this.#held, this.held);
    const { held } = this;
    const windows = windowsAfter(this.#view.windows, held, this.#view.room);
    if (windows !== this.#view.windows) this.view = { ...this.#view, windows };
    const first = isNowhere(this.#view) ? firstOf(held, windows) : null;
    if (held.state.cursor !== null && this.#wanted !== null) void this.#findWanted(this.#wanted);
    else if (first !== null) this.enter(first);
    this.#view = withDraft(withFirstNew(this.#view, held), this.client);
    this.#watching.look(this.#view.room);
    this.#drawSoon();
  }

  /** Of this window. */
  newest(): MessageId | null {
    const place = this.place;
    const timeline = place === null ? null : timelineAt(this.client, place);
    return timeline?.messages.at(-1)?.id ?? null;
  }

  #drawSoon(): void {
    const wait = Math.max(0, this.#drawnAt + FRAME_MS - Date.now());
    this.#timer ??= setTimeout(() => this.#draw(), wait);
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = Date.now();
    this.#prepare();
    const { drawing, wait } = this.#next;
    if (wait > 0) this.#timer = setTimeout(() => this.#draw(), wait);
    this.#tty.write(this.#screen.draw(drawing.frame));
    this.#quoted.look(this.place, drawing.layout);
    this.#reading.saw(this.#view.isFocused ? this.place : null, this.drawing.layout);
  }

  #prepare(): void {
    this.#next = this.#frames.next(this.#view, this.held, Date.now());
    this.#view = this.#next.view;
  }

  #isLookedAt(place: Place): boolean {
    const { isFocused } = this.#view;
    const isHere = this.place !== null && paneKey(this.place) === paneKey(place);
    return isFocused && isHere && paneOf(this.#view).scroll === null;
  }

  async #findWanted(typed: string): Promise<void> {
    this.#wanted = null;
    const room = await roomWanted(typed, this.client);
    if (room !== null) return this.enter(room);
    this.#told();
    this.tell([talk.noRoom(typed)], "wrong");
  }
}
