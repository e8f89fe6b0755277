import type { UserId } from "../../protocol/ids.ts";
import { called } from "./addressees.ts";
import type { Client } from "../client.ts";

/** Whoever is not known here may be among all there are; null where nobody is called so. */
export async function personCalled(name: string, client: Client): Promise<UserId | null> {
  const known = called(name, client.state.people) ?? called(name, client.directory.people);
  if (known !== null) return known;
  await client.directory.load();
  return called(name, client.directory.people);
}
