/** Messages for later: written now, and sent by the server when they are due. */
import {
  accept,
  type Ask,
  canRetry,
  type ClientId,
  type Later,
  LIMITS,
  type Outcome,
  type Refusal,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import {
  bytesOfLater,
  claimRow,
  dropAllLaters,
  dropLater as dropStored,
  filesOfLater,
  findLater,
  keepLater,
  laterFailed,
  laterRow,
  latersOf,
  latersRow,
  laterWasSent,
  listDue,
  type PersonRow,
  personRow,
  useClaim,
  type WaitingLater,
} from "../../store/mod.ts";
import { CLAIM_MS, claimFiles, filesOutOfReach, findAllReadable } from "../files/files.ts";
import { type Ground, may, rowsToStandIn, standIn } from "../ground.ts";
import { NOT_ALL, sayIn, SAYS_NOTHING } from "./messages.ts";

/**
 * A repeat finds what waits, or comes too late for its time: so it is sent once, though nothing
 * remembers that it was.
 */
export async function setLater(
  ground: Ground,
  me: UserId,
  { files: named = [], ...ask }: Ask<"later.set">,
): Promise<Outcome<Result<"later.set">>> {
  const { store, now } = ground;
  if (saysNothing(ask.body, named)) return refuse("bad_command", SAYS_NOTHING);
  const files = named.length === 0 ? null : await claimFiles(ground, me, ask.id, named);
  const later: Later = { ...ask, ...(files?.ok && { files: [...files.files] }) };
  const done = await store.writer.write({
    rows: [
      ...[latersRow(me), personRow(me), ...rowsToStandIn(later.room, me)],
      ...(files === null ? [] : [claimRow(me, later.id)]),
    ],
    decide(draft) {
      const waiting = draft.get(latersRow(me)) ?? [];
      if (waiting.some(({ id }) => id === later.id)) return { ok: true };
      // Whoever goes or is banned takes with them what waits: nothing may come after that
      if (isOut(draft.get(personRow(me)))) return refuse("forbidden");
      const standing = standIn(draft, later.room, me, "message.send");
      if (!standing.ok) return standing;
      if (later.shout !== undefined && !may(draft, standing, "message.mentionAll")) {
        return refuse("forbidden", NOT_ALL);
      }
      const refused = wrongTime(later.at, now()) ?? tooMuch(waiting, later);
      if (refused !== null) return refused;
      if (files?.ok === false) return files;
      // The store took longer than they were held for: to ask again holds them again
      if (files !== null && !useClaim(draft, me, later.id)) return refuse("unavailable", "files");
      keepLater(draft, me, later);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function changeLater(
  { store, now }: Ground,
  me: UserId,
  { id, at, ...text }: Ask<"later.change">,
): Promise<Outcome<Result<"later.change">>> {
  const done = await store.writer.write({
    rows: [latersRow(me), laterRow(me, id)],
    decide(draft) {
      const before = findLater(draft, me, id);
      if (before === null) return refuse("not_found");
      const others = (draft.get(latersRow(me)) ?? []).filter((one) => one.id !== id);
      const after = { ...withText(before, text), ...anew(before, at) };
      if (saysNothing(after.body, after.files)) return refuse("bad_command", SAYS_NOTHING);
      const refused = (at === undefined ? null : wrongTime(at, now())) ?? tooMuch(others, after);
      if (refused !== null) return refused;
      keepLater(draft, me, after);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

function saysNothing(body: string, files: readonly unknown[] = []): boolean {
  return body.trim() === "" && files.length === 0;
}

/** Another text calls only those whom it names anew. */
function withText(
  { failed: _, ...before }: Later,
  { body, ...calls }: Pick<Ask<"later.change">, "body" | "mentions" | "shout">,
): Later {
  if (body === undefined) return { ...before, ...calls };
  const { mentions: _m, shout: _s, ...silent } = before;
  return { ...silent, body, ...calls };
}

function anew({ failed }: Later, at: number | undefined): Partial<Later> {
  if (at !== undefined) return { at };
  return failed === undefined ? {} : { failed };
}

/** Who hears that there is none knows that it has been sent. With its files it may be set again for a minute. */
export async function dropLater(
  { store, now }: Ground,
  me: UserId,
  { id }: Ask<"later.drop">,
): Promise<Outcome<Result<"later.drop">>> {
  const done = await store.writer.write({
    rows: [latersRow(me), laterRow(me, id)],
    decide(draft) {
      if (findLater(draft, me, id) === null) return refuse("not_found");
      dropStored(draft, me, id, now() + CLAIM_MS);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function listLater(
  { store }: Ground,
  me: UserId,
): Promise<Outcome<Result<"later.list">>> {
  return accept({ later: await latersOf(store, me) });
}

const DAY_MS = 24 * 60 * 60 * 1000;

function wrongTime(at: number, now: number): Refusal | null {
  if (at <= now) return refuse("bad_command", "at: must be in the future");
  if (at <= now + LIMITS.laterDays * DAY_MS) return null;
  return refuse("bad_command", `at: must be within ${LIMITS.laterDays} days`);
}

function tooMuch(waiting: readonly WaitingLater[], later: Later): Refusal | null {
  if (waiting.length >= LIMITS.laterOfOne) return refuse("too_many", "messages for later");
  const files = [...waiting, later].reduce((sum, { files = [] }) => sum + files.length, 0);
  if (files > LIMITS.laterFiles) return refuse("too_many", "files for later");
  const bytes = waiting.reduce((sum, one) => sum + one.bytes, bytesOfLater(later));
  return bytes > LIMITS.laterBytes ? refuse("too_many", "text for later") : null;
}

function isOut(person: PersonRow | null): boolean {
  return person === null || person.gone === true || person.banned === true;
}

/** What is due, each person's in its order. Several instances may be at it: each is sent by one. */
export async function sendDue(ground: Ground): Promise<void> {
  const due = await listDue(ground.store, ground.now());
  const people = Map.groupBy(due, ({ user }) => user);
  const done = await Promise.allSettled(Array.from(people.values(), async (theirs) => {
    // Where the store takes nothing the later ones wait as well
    for (const { user, id } of theirs) if (!await sendOne(ground, user, id)) return;
  }));
  const fault = done.find(({ status }) => status === "rejected");
  if (fault !== undefined) throw (fault as PromiseRejectedResult).reason;
}

/** It is sent and waits no more in one commit, or neither: whoever else was at it finds it gone. */
async function sendOne(ground: Ground, user: UserId, id: ClientId): Promise<boolean> {
  const { store, now } = ground;
  const files = await filesOfLater(store, user, id);
  const found = await findAllReadable(ground, user, files);
  const lost = found.ok ? [] : await filesOutOfReach(ground, user, files);
  const done = await store.writer.write({
    rows: [laterRow(user, id), latersRow(user), personRow(user)],
    decide(draft) {
      const later = findLater(draft, user, id);
      const at = now();
      // Changed, or another instance's clock is ahead of this one
      if (later === null || later.failed !== undefined || later.at > at) return { ok: true };
      const { room, at: _, failed: __, ...said } = later;
      if (isOut(draft.get(personRow(user)))) {
        dropStored(draft, user, id, at);
        return { ok: true };
      }
      const sent = found.ok ? sayIn(draft, user, room, said, at) : found;
      if (sent.ok) laterWasSent(draft, user, id);
      // A room that is slow has them wait a little more
      else if (canRetry(sent.code) !== "later") {
        laterFailed(draft, user, { ...later, failed: sent.code }, lost);
      }
      return { ok: true };
    },
  });
  return done.ok;
}

/** Of somebody who has gone for good. */
export async function forgetLaters({ store }: Ground, user: UserId): Promise<void> {
  const done = await store.writer.write({
    rows: [latersRow(user)],
    decide(draft) {
      if (draft.get(latersRow(user)) === null) return { ok: true };
      dropAllLaters(draft, user);
      draft.delete(latersRow(user));
      return { ok: true };
    },
  });
  // The departure stands, and is gone about again
  if (!done.ok) throw new Error(`What waits was not dropped: ${done.code}`);
}
