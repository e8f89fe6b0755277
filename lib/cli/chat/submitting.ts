/** From the prompt to where it goes: a command, a change of what was said, a message. */
import { addresseesOf } from "../../client/mod.ts";
import { slowUntil } from "../../client/slow_until.ts";
import { attachedTo, roomOfOrder } from "../../client/outbox/outbox_entry.ts";
import { LIMITS, type MessageId, utf8Length } from "../../protocol/mod.ts";
import { saidIn } from "../../slash/mod.ts";
import type { Editor } from "../../terminal/mod.ts";
import { chat, talk } from "../../words/mod.ts";
import { deskOf, write } from "./desk_of.ts";
import { keepDraft } from "./drafting.ts";
import { goNewest } from "./scrolling.ts";
import type { Sitting } from "./sitting.ts";
import { type Pane, paneAt, paneOf, type Place, withPane, withPaneAt } from "./view.ts";

/** `after` is the prompt without it. Too long, it stays where it is. */
export function submit(sitting: Sitting, line: string, after: Editor): void {
  const text = cleaned(line);
  const tooMuch = utf8Length(text) - LIMITS.bodyBytes;
  if (tooMuch > 0) return sitting.tell([chat.composer.tooLong(tooMuch)], "wrong");
  const { place } = sitting;
  const { rewriting, files } = paneOf(sitting.view);
  const isNothing = text === "" && (rewriting !== null || files.length === 0);
  const isSaid = !isNothing && rewriting === null && !MAY_BE_ORDER.test(text);
  const slow = isSaid ? slowWords(sitting) : null;
  if (slow !== null) return sitting.tell([slow], "wrong");
  sitting.view = withPane(sitting.view, { editor: after, isTouched: false });
  // First, or what was just submitted would be shown again as a draft
  keepDraft(sitting.view, sitting.client);
  if (paneOf(sitting.view).scroll !== null) goNewest(sitting);
  if (isNothing) return;
  if (text === "quit" && rewriting === null) return sitting.leave();
  inTurn(sitting, { place, text }, async () => {
    const isRewritten = paneAt(sitting.view, place).rewriting !== null;
    if (!isRewritten && MAY_BE_ORDER.test(text) && await isOrdered(sitting, place, text)) return;
    await say(sitting, place, text);
  });
}

/** Why one has to wait here; null where one need not. */
function slowWords({ client, place }: Sitting): string | null {
  const room = place === null ? undefined : client.state.rooms.get(place.room);
  if (room === undefined) return null;
  const { me, people } = client.state;
  const until = slowUntil({ id: me, role: people.get(me)?.role ?? "member" }, room);
  const wait = Math.ceil((until - client.serverTime) / 1_000);
  return wait <= 0 ? null : chat.composer.slow(room.facts.slowSeconds, wait);
}

async function say(sitting: Sitting, place: Place | null, text: string): Promise<void> {
  if (place === null) {
    // One may be in a room by now, and nobody said that it is meant for that
    write(sitting, sitting.view.lost === null ? sitting.place : null, text);
    return sitting.tell([talk.noRoomHere], "wrong");
  }
  const { answering, files, rewriting, aside, editor } = paneAt(sitting.view, place);
  // What was said before it has taken the files
  if (text === "" && files.length === 0) return;
  sitting.view = withPaneAt(sitting.view, place, {
    ...{ mark: null, rewriting: null, aside: null },
    ...(rewriting === null
      ? { answering: null, files: [] }
      : { editor: aside ?? editor, isTouched: true }),
  });
  keepDraft(sitting.view, sitting.client);
  const isKept = rewriting === null
    ? await send(sitting, place, await withSigns(saidIn(text)), { answering, files })
    : await change(sitting, place, await withSigns(text), rewriting.id);
  if (isKept) return;
  write(sitting, place, text);
  sitting.view = withPaneAt(sitting.view, place, { answering, files, rewriting });
  sitting.tell([chat.composer.notKept], "wrong");
}

/** Most messages name no emoji, and need not what knows them. */
const MAY_NAME_EMOJI = /:[a-z0-9_+-]+:/;

async function withSigns(text: string): Promise<string> {
  return MAY_NAME_EMOJI.test(text) ? await (await import("./orders/mod.ts")).withSigns(text) : text;
}

/** What was typed first is done first: a command before it may have to ask the server. */
const turns = new WeakMap<Sitting, Turns>();

interface Turns {
  readonly done: Promise<void>;
  readonly inHand: readonly Submission[];
}

/** As it was typed, and where. */
export interface Submission {
  readonly place: Place | null;
  readonly text: string;
}

function inTurn(sitting: Sitting, typed: Submission, work: () => Promise<void>): void {
  const { done, inHand } = turnsOf(sitting);
  turns.set(sitting, {
    inHand: [...inHand, typed],
    done: done.then(() => isInHand(sitting, typed) ? work() : undefined).finally(() => {
      const now = turnsOf(sitting);
      turns.set(sitting, { ...now, inHand: now.inHand.filter((one) => one !== typed) });
    }),
  });
}

function isInHand(sitting: Sitting, typed: Submission): boolean {
  return turnsOf(sitting).inHand.includes(typed);
}

function turnsOf(sitting: Sitting): Turns {
  return turns.get(sitting) ?? { done: Promise.resolve(), inHand: [] };
}

/** Once what was submitted until now is kept, or was refused. */
export async function allSubmitted(sitting: Sitting): Promise<void> {
  await turnsOf(sitting).done;
}

/** What is neither done nor kept. */
export function submissionsInHand(sitting: Sitting): readonly Submission[] {
  return turnsOf(sitting).inHand;
}

/** What has not begun will not be done any more. */
export function giveUpInHand(sitting: Sitting): readonly Submission[] {
  const { inHand, done } = turnsOf(sitting);
  turns.set(sitting, { inHand: [], done });
  return inHand;
}

/** What was said and is being changed is no draft, and would be lost. */
export function changeInHand({ view, place }: Sitting): readonly Submission[] {
  const { editor: { text }, rewriting } = paneOf(view);
  return rewriting === null || text === rewriting.body ? [] : [{ place, text }];
}

/** It is what somebody was writing again: they may have it done another time. */
export function putBack(submissions: readonly Submission[], { own }: Sitting["client"]): void {
  for (const { place, text } of submissions.toReversed()) {
    if (place === null) continue;
    const after = own.draft(place.room, place.thread ?? undefined).text;
    const all = after === "" ? text : `${text}\n${after}`;
    own.setDraft(place.room, place.thread ?? undefined, all);
  }
}

/** Most of what is said is no command, and needs not what knows them. */
const MAY_BE_ORDER = /^\/(?!\/)|^@[^\n]*:/;
/** What is said behind these is not to be said before them. All others may take their time. */
const SAYS = /^(@|\/(me|msg|reply|thread|edit)\b)/;

async function isOrdered(sitting: Sitting, place: Place | null, text: string): Promise<boolean> {
  const { isOrder, runOrder } = await import("./orders/mod.ts");
  if (!isOrder(text)) return false;
  const { mark } = paneAt(sitting.view, place);
  const done = runOrder(text, deskOf(sitting, place)).then(() => {
    // It was meant for this; what has been marked since is for the next
    const isSame = paneAt(sitting.view, place).mark === mark;
    if (isSame) sitting.view = withPaneAt(sitting.view, place, { mark: null });
  });
  if (SAYS.test(text)) await done;
  return true;
}

async function send(
  { client }: Sitting,
  { room, thread }: Place,
  text: string,
  { answering, files }: Pick<Pane, "answering" | "files">,
): Promise<boolean> {
  const sent = await client.send(room, text, {
    ...addresseesOf(text, room, client),
    ...(thread && { thread }),
    ...(answering && { replyTo: answering.id }),
    ...(files.length > 0 && { attached: files.map(({ id }) => id) }),
  });
  return sent.ok;
}

async function change(
  { client }: Sitting,
  { room }: Place,
  text: string,
  id: MessageId,
): Promise<boolean> {
  const changed = await client.edit(room, id, text, addresseesOf(text, room, client));
  return changed.ok;
}

/** The newest that failed here, or what is said where there is none. */
function failedIn({ client, place }: Sitting) {
  return client.outbox.findLast(({ failed, order }) =>
    failed !== null && roomOfOrder(order) === place?.room
  );
}

export async function retryFailed(sitting: Sitting): Promise<void> {
  const entry = failedIn(sitting);
  if (entry === undefined) return sitting.tell([talk.nothingFailed]);
  await sitting.client.retryFailed(entry.id);
}

export async function dropFailed(sitting: Sitting): Promise<void> {
  const entry = failedIn(sitting);
  if (entry === undefined) return sitting.tell([talk.nothingFailed]);
  await sitting.client.dismissFailed(entry.id);
  const attached = attachedTo(entry.order);
  if (attached.length > 0) await sitting.client.attachments.now?.remove(...attached);
}

/** Control characters come with what is pasted, and the server takes none. */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

function cleaned(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(CONTROLS, "").toWellFormed().trim();
}
