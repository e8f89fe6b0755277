import {
  accept,
  type Ask,
  type ClientId,
  type FileRef,
  LIMITS,
  messageIdOf,
  nameInColons,
  type Outcome,
  type Refusal,
  refuse,
  type Result,
  type RoomId,
  type UserId,
  utf8Length,
} from "../../protocol/mod.ts";
import {
  appendMessage,
  authorOf,
  claimRow,
  deleteMessage as deleteStored,
  type Draft,
  editMessage as editStored,
  editRow,
  emojiRow,
  noteActivity,
  pinRow,
  reactionsRow,
  reactToMessage,
  rowOfMessage,
  rowsToFollow,
  type Settled,
  useClaim,
} from "../../store/mod.ts";
import { firstOfThread, isNotTaken, standBefore } from "./before_message.ts";
import { callsOf, rowsToCall } from "./calls.ts";
import { claimFiles, holdFiles } from "../files/files.ts";
import { findForwarded, rowsToForward } from "./forwarding.ts";
import { type Ground, may, rowsToStandIn, standIn } from "../ground.ts";
import { NOT_TAKEN } from "../people/ignoring.ts";
import { tooSoon } from "./slow.ts";

export async function sendMessage(
  ground: Ground,
  me: UserId,
  { once, room: id, forward, files: named = [], ...ask }: Ask<"message.send">,
): Promise<Outcome<Result<"message.send">>> {
  const { store, now } = ground;
  const isBare = named.length === 0 && forward === undefined;
  if (ask.body.trim() === "" && isBare) return refuse("bad_command", SAYS_NOTHING);
  if (forward !== undefined && utf8Length(ask.body) > LIMITS.forwardBodyBytes) {
    return refuse("bad_command", `body: must be at most ${LIMITS.forwardBodyBytes} bytes here`);
  }
  const { thread, replyTo } = ask;
  // Whoever asks again for what was done gets the answer of then, whatever has become of its files
  const files = named.length === 0 ? null : await claimFiles(ground, me, once.id, named);
  const done = await store.writer.write({
    rows: [
      ...rowsToStandIn(id, me),
      ...(files === null ? [] : [claimRow(me, once.id)]),
      ...rowsToCall(id, ask.mentions ?? []),
      ...(thread === undefined
        ? []
        : [rowOfMessage(id, thread), ...rowsToFollow({ room: id, thread })]),
      ...(replyTo === undefined ? [] : [rowOfMessage(id, replyTo)]),
      ...(forward === undefined ? [] : rowsToForward(forward, me)),
    ],
    once: { user: me, number: once },
    decide(draft) {
      if (files?.ok === false) return files;
      // The store took longer than they were held for: to ask again holds them again
      if (files !== null && !useClaim(draft, me, once.id)) return refuse("unavailable", "files");
      const hung = files === null ? {} : { files: files.files };
      return sayIn(draft, me, id, { id: once.id, forward, ...hung, ...ask }, now());
    },
  });
  if (!done.ok) return done;
  return accept({ id: messageIdOf(store.epoch, done.value.stamp, done.value.place) });
}

/** To who sends no words, where nothing hangs on them either. */
export const SAYS_NOTHING = "body: must not be empty";

/** To who calls everyone in a room where that is not theirs to do. */
export const NOT_ALL =
  "shout: moderators call everyone in a room, and nobody does in a direct conversation";

type Said = Omit<Ask<"message.send">, "once" | "room" | "files"> & {
  readonly id: ClientId;
  readonly files?: readonly FileRef[] | undefined;
};

/** Whether they are there themselves or wrote it a while ago: what holds at the commit is the same. */
export function sayIn(
  draft: Draft,
  me: UserId,
  room: RoomId,
  { forward, ...said }: Said,
  at: number,
): Settled | Refusal {
  const standing = standIn(draft, room, me, "message.send");
  if (!standing.ok) return standing;
  if (isNotTaken(draft, standing, me)) return refuse("forbidden", NOT_TAKEN);
  const { thread, replyTo } = said;
  const first = thread === undefined ? null : firstOfThread(draft, room, thread, me);
  if (thread !== undefined && first === null) return refuse("not_found", "thread");
  if (said.shout !== undefined && !may(draft, standing, "message.mentionAll")) {
    return refuse("forbidden", NOT_ALL);
  }
  const hasFiles = said.files !== undefined;
  const found = forward && findForwarded(draft, forward, me, { hasFiles });
  if (found?.ok === false) return found;
  const refused = tooSoon(draft, standing, at);
  if (refused !== null) return refused;
  const { mentions: _, shout: __, ...text } = said;
  const forwarded = found && { forwarded: found.forwarded };
  const message = { from: me, at, ...text, ...callsOf(draft, room, said), ...forwarded };
  const about = {
    starter: first?.from,
    answered: replyTo === undefined ? undefined : authorOf(draft, room, replyTo) ?? undefined,
  };
  return { ok: true, place: appendMessage(draft, standing.room, message, about).place };
}

export async function editMessage(
  { store, now }: Ground,
  me: UserId,
  { once, room: id, id: target, ...ask }: Ask<"message.edit">,
): Promise<Outcome<Result<"message.edit">>> {
  const done = await store.writer.write({
    rows: [
      ...rowsToStandIn(id, me),
      ...rowsToCall(id, ask.mentions ?? []),
      rowOfMessage(id, target),
      editRow(id, target),
    ],
    once: { user: me, number: once },
    decide(draft) {
      const found = standBefore(draft, id, target, me);
      if (!found.ok) return found;
      const { standing, stored } = found;
      const own = stored.from === me;
      if (!may(draft, standing, "message.edit", { own }) || stored.notice) {
        return refuse("forbidden");
      }
      if (isNotTaken(draft, standing, me)) return refuse("forbidden", NOT_TAKEN);
      const isBare = stored.files === undefined && stored.forwarded === undefined;
      if (ask.body.trim() === "" && isBare) return refuse("bad_command", SAYS_NOTHING);
      const before = draft.get(editRow(id, target));
      const isNewShout = ask.shout !== undefined && ask.shout !== (before ?? stored).shout;
      if (isNewShout && !may(draft, standing, "message.mentionAll")) {
        return refuse("forbidden", NOT_ALL);
      }
      if ((before?.edited.version ?? 0) >= LIMITS.editsOfMessage) {
        return refuse("too_many", `a message is edited at most ${LIMITS.editsOfMessage} times`);
      }
      const text = { body: ask.body, at: now(), ...callsOf(draft, id, ask) };
      editStored(draft, standing.room, target, stored, text);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function deleteMessage(
  ground: Ground,
  me: UserId,
  { once, room: id, id: target, keep = [] }: Ask<"message.delete">,
): Promise<Outcome<Result<"message.delete">>> {
  const { store, now } = ground;
  const holding = await holdFiles(ground, me, keep);
  if (!holding.ok) return holding;
  const { held } = holding;
  const done = await store.writer.write({
    rows: [
      ...rowsToStandIn(id, me),
      ...[rowOfMessage(id, target), editRow(id, target), pinRow(id, target)],
    ],
    once: { user: me, number: once },
    decide(draft) {
      const found = standBefore(draft, id, target, me);
      // What is gone already is what was asked for
      if (!found.ok) return found.code === "gone" ? { ok: true } : found;
      const { standing, stored } = found;
      const own = stored.from === me;
      if (!may(draft, standing, "message.delete", { own }) || stored.notice) {
        return refuse("forbidden");
      }
      deleteStored(draft, standing.room, target, stored, { by: me, at: now(), held });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function reactTo(
  { store }: Ground,
  me: UserId,
  { once, room: id, id: target, emoji, on }: Ask<"message.react">,
): Promise<Outcome<Result<"message.react">>> {
  const row = reactionsRow(id, target);
  const name = nameInColons(emoji);
  const done = await store.writer.write({
    rows: [
      ...rowsToStandIn(id, me),
      ...[rowOfMessage(id, target), row],
      ...(name === null ? [] : [emojiRow(name)]),
    ],
    once: { user: me, number: once },
    decide(draft) {
      const found = standBefore(draft, id, target, me);
      if (!found.ok) return found;
      const { standing, stored } = found;
      if (!may(draft, standing, "message.react") || stored.notice) return refuse("forbidden");
      if (isNotTaken(draft, standing, me)) return refuse("forbidden", NOT_TAKEN);
      const by = draft.get(row)?.by ?? {};
      const changed = react(by, emoji, me, on);
      if (changed === by) return { ok: true };
      const isKnown = !on || name === null || draft.get(emojiRow(name)) !== null;
      if (!isKnown) return refuse("not_found", "emoji");
      if (isTooMuch(changed)) return refuse("too_many", "reactions");
      reactToMessage(draft, standing.room, target, changed);
      if (on) {
        noteActivity(draft, stored.from, { kind: "reaction", room: id, by: me, id: target, emoji });
      }
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

type By = Readonly<Record<string, readonly UserId[]>>;

function react(by: By, emoji: string, user: UserId, on: boolean): By {
  const users = Object.hasOwn(by, emoji) ? by[emoji]! : [];
  if (users.includes(user) === on) return by;
  const { [emoji]: _, ...others } = by;
  const left = on ? [...users, user] : users.filter((other) => other !== user);
  return left.length === 0 ? others : { ...others, [emoji]: left };
}

function isTooMuch(by: By): boolean {
  const all = Object.values(by);
  return all.length > LIMITS.reactionKinds ||
    all.reduce((sum, users) => sum + users.length, 0) > LIMITS.reactionsOfMessage;
}
