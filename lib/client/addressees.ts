/** Who is meant by names that were typed. */
import { hasShout, mentionedNames } from "../format/mod.ts";
import type { UserId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { Client } from "./client.ts";

/** To whom a text speaks, as the server wants to be told. */
export interface Addressees {
  readonly mentions?: UserId[];
  readonly shout?: "here" | "room";
}

export async function addresseesOf(text: string, client: Client): Promise<Addressees> {
  const named = await Promise.all(mentionedNames(text).map((name) => personCalled(name, client)));
  const mentions = [...new Set(named.flatMap((user) => user ?? []))].slice(0, LIMITS.mentions);
  const shout = hasShout(text);
  return { ...(mentions.length > 0 && { mentions }), ...(shout !== null && { shout }) };
}

/** Whoever is not known here may be among all there are; null where nobody is called so. */
export async function personCalled(name: string, client: Client): Promise<UserId | null> {
  const known = called(name, client.state.people) ?? called(name, client.directory.people);
  if (known !== null) return known;
  await client.directory.load();
  return called(name, client.directory.people);
}

type Named = ReadonlyMap<UserId, { readonly name: string }>;

function called(name: string, people: Named | null): UserId | null {
  const wanted = foldName(name);
  for (const [id, person] of people ?? []) if (foldName(person.name) === wanted) return id;
  return null;
}

/** As the server compares the names of accounts and rooms. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
