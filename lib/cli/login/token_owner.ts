/**
 * Whose a token of the environment is, once the place has said so: that stays as it is for as long as
 * the token does. The token itself is kept nowhere.
 */
import { isUserId, type UserId } from "../../protocol/mod.ts";
import type { Server } from "./address.ts";
import { hashedName } from "../hashed_name.ts";
import { makeOwnFolder, readOwnFile, replaceOwnFile } from "../own_file.ts";

export interface TokenOwner {
  readonly user: UserId;
  readonly name: string;
}

/** Null where that was never asked, or where it cannot be read. */
export async function ownerOfToken(
  below: string,
  server: Server,
  token: string,
): Promise<TokenOwner | null> {
  const read = await readOwnFile(await pathOf(below, server, token));
  if (!read.ok || read.text === null) return null;
  try {
    const { user, name } = JSON.parse(read.text);
    const isWhole = typeof user === "string" && isUserId(user) && typeof name === "string";
    return isWhole ? { user, name } : null;
  } catch {
    return null;
  }
}

/** Where that fails it is asked again the next time. */
export async function noteOwner(
  below: string,
  server: Server,
  token: string,
  { user, name }: TokenOwner,
): Promise<void> {
  for (const folder of [below, `${below}/tokens`]) await makeOwnFolder(folder);
  const path = await pathOf(below, server, token);
  await replaceOwnFile(path, `${JSON.stringify({ user, name })}\n`);
}

async function pathOf(below: string, server: Server, token: string): Promise<string> {
  return `${below}/tokens/${await hashedName([server, token])}.json`;
}
