/** To whom a text speaks, as the server wants to be told. */
import type { Client } from "../../client/mod.ts";
import { hasShout, mentionedNames } from "../../format/mod.ts";
import { LIMITS, type UserId } from "../../protocol/mod.ts";

export interface Addressees {
  readonly mentions?: UserId[];
  readonly shout?: "here" | "room";
}

/** Everybody there is may be asked for first, where a name is none of those who are known here. */
export async function addresseesOf(text: string, client: Client): Promise<Addressees> {
  const names = mentionedNames(text);
  const known = () => names.map((name) => personCalled(name, client));
  if (known().includes(null)) await client.directory.load();
  const mentions = [...new Set(known().flatMap((user) => user ?? []))].slice(0, LIMITS.mentions);
  const shout = hasShout(text);
  return { ...(mentions.length > 0 && { mentions }), ...(shout !== null && { shout }) };
}

function personCalled(name: string, { state, directory }: Client): UserId | null {
  const folded = foldName(name);
  for (const people of [state.people, directory.people ?? state.people]) {
    for (const person of people.values()) {
      if (foldName(person.name) === folded) return person.id;
    }
  }
  return null;
}

/** As the server compares the names of accounts. */
function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
