import type { Signed } from "../../auth/mod.ts";
import { accept, type Outcome, refuse } from "../../protocol/mod.ts";
import { endSessions, listSessions } from "../../store/mod.ts";
import type { Ground } from "../ground.ts";

export interface Device {
  /** What ends it; not the token. */
  readonly id: string;
  readonly agent: string | null;
  readonly from: string | null;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly isThis: boolean;
}

/** Where somebody is logged in, the newest first. */
export async function listDevices({ store, now }: Ground, me: Signed): Promise<Device[]> {
  const found = await listSessions(store, me.user, "sessions");
  return found.filter(({ expiresAt }) => expiresAt > now()).map((session) => ({
    id: session.hash,
    agent: session.agent ?? null,
    from: session.from ?? null,
    createdAt: session.createdAt,
    seenAt: session.seenAt ?? session.createdAt,
    isThis: session.hash === me.session,
  }));
}

/** One device, or all but the one that asks. Another person's is not found; a program ends none. */
export async function endDevices(
  { store }: Ground,
  me: Signed,
  which: string | "others",
): Promise<Outcome<Record<string, never>>> {
  if (me.scopes !== null) return refuse("forbidden");
  const ended = await endSessions(
    store,
    me.user,
    "sessions",
    (hash) => which === "others" ? hash !== me.session : hash === which,
  );
  if (!ended.ok) return ended;
  return ended.value === 0 && which !== "others" ? refuse("not_found") : accept({});
}
