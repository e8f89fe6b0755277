/** Links into an account: to one's next device, and to a new password. Each works once. */
import type { Outcome } from "../../protocol/mod.ts";
import { accountIn, type Claim, UNCLAIMED } from "./sessions.ts";
import { accountRow, linkRow } from "../rows.ts";
import type { LinkRow } from "../values/people.ts";
import type { Store } from "../database/store.ts";

/** With one more the oldest leads nowhere. */
const MOST_LINKS = 5;

export async function addLink(
  store: Store,
  hash: string,
  link: LinkRow,
  claim = UNCLAIMED,
): Promise<Outcome<unknown>> {
  const { user } = link;
  return await store.writer.write({
    rows: [accountRow(user), linkRow(hash)],
    decide(draft) {
      const account = accountIn(draft, user, claim);
      if (!account.ok) return account;
      draft.check(linkRow(hash));
      draft.set(linkRow(hash), link);
      const links = [hash, ...account.value.links];
      for (const oldest of links.splice(MOST_LINKS)) draft.delete(linkRow(oldest));
      draft.set(accountRow(user), { ...account.value, links });
      return { ok: true };
    },
  });
}

/** Where it leads; looking uses nothing up. */
export async function findLink(
  store: Store,
  hash: string,
  what: LinkRow["what"],
  now: number,
): Promise<LinkRow | null> {
  const { value: link } = await store.kv.get<LinkRow>(linkRow(hash).key);
  return link !== null && link.what === what && now < link.expiresAt ? link : null;
}

/** Of two who use it at once, one does; and nobody once the account was shut. */
export function byLink(hash: string): Claim {
  return (draft, account) => {
    const links = account.links.filter((other) => other !== hash);
    if (links.length === account.links.length) return null;
    draft.delete(linkRow(hash));
    return { ...account, links };
  };
}
