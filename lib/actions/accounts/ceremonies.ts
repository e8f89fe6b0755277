/**
 * What every use of a passkey goes through: a challenge that this place made for this very thing, the
 * check of what was signed, and one commit that uses the challenge up before anything is believed.
 */
import {
  type Challenge,
  checkCreated,
  checkUsed,
  newChallenge,
  newToken,
  type PasskeyAnswer,
  readAnswer,
  readChallenge,
  type Site,
} from "../../auth/mod.ts";
import { refuse, type UserId } from "../../protocol/mod.ts";
import {
  challengeKey,
  changeAccount,
  findPasskey,
  type NewPasskey,
  passkeyRow,
  useChallengeIn,
  usedChallengesRow,
} from "../../store/mod.ts";
import { type Doorway, type Refused, refusedFor } from "./doorway.ts";

type Meant = Pick<Challenge, "purpose" | "user">;

/** What a browser is to be asked with; null where it could not keep a passkey for this address. */
export async function challengeFor(
  door: Doorway,
  meant: Meant,
): Promise<{ readonly site: Site; readonly challenge: string } | null> {
  const key = await challengeKey(door.store, newToken());
  if (door.site === undefined || !key.ok) return null;
  return { site: door.site, challenge: newChallenge(key.value, meant, door.now()) };
}

interface Answered {
  readonly site: Site;
  readonly answer: PasskeyAnswer;
  readonly challenge: Challenge;
}

/** Null where this was not asked, not here, not of them, or too long ago. */
async function readAnswered(
  door: Doorway,
  purpose: Challenge["purpose"],
  text: string,
): Promise<Answered | null> {
  const key = await challengeKey(door.store, newToken());
  const answer = readAnswer(text);
  if (door.site === undefined || !key.ok || answer === null) return null;
  const challenge = readChallenge(key.value, answer.challenge, door.now());
  return challenge?.purpose === purpose ? { site: door.site, answer, challenge } : null;
}

/** A passkey that was made for somebody: a newcomer, or who already has an account. */
export async function readCreated(
  door: Doorway,
  { purpose, name }: { readonly purpose: "register" | "add"; readonly name: string },
  text: string,
): Promise<NewPasskey | null> {
  const answered = await readAnswered(door, purpose, text);
  const user = answered?.challenge.user ?? null;
  if (answered === null || user === null) return null;
  const { site, answer, challenge } = answered;
  const created = await checkCreated(site, answer);
  if (created === null) return null;
  const now = { createdAt: door.now(), usedAt: null };
  return { ...created, ...now, id: answer.id, user, name, challenge };
}

/** Whose passkey has signed it. Of two that bring the same answer, one is believed. */
export async function usePasskey(
  door: Doorway,
  meant: Meant,
  text: string,
): Promise<{ readonly ok: true; readonly user: UserId; readonly id: string } | Refused> {
  const { store, now } = door;
  const answered = await readAnswered(door, meant.purpose, text);
  if (answered === null || answered.challenge.user !== meant.user) return refusedFor("passkey");
  const { site, answer: { id }, challenge } = answered;
  const passkey = await findPasskey(store, id);
  if (passkey === null || passkey.user !== (meant.user ?? passkey.user)) {
    return refusedFor("passkey");
  }
  const used = await checkUsed(site, answered.answer, passkey);
  if (used === null) return refusedFor("passkey");
  const { user } = passkey;
  const rows = [passkeyRow(id), usedChallengesRow(challenge.nonce)];
  const done = await changeAccount(store, user, rows, (draft, account) => {
    const stored = draft.get(passkeyRow(id));
    const isAsChecked = stored?.counter === passkey.counter && account.passkeys.includes(id);
    if (stored === null || !isAsChecked) return refuse("forbidden", "passkey");
    if (!useChallengeIn(draft, challenge, now())) return refuse("forbidden", "passkey");
    draft.set(passkeyRow(id), { ...stored, ...used, usedAt: now() });
    return { ok: true };
  });
  if (done.ok) return { ok: true, user, id };
  if (done.code === "unavailable") return refusedFor("busy");
  return refusedFor(done.detail === "banned" ? "banned" : "passkey");
}
