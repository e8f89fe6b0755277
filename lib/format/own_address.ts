/** Links that lead to rooms and messages of this place: those stay in the app. */

export interface OwnAddress {
  /** From the root of this place on. */
  readonly path: string;
  /** As they stand in the address; whether there are such is for the caller to find. */
  readonly room: string | null;
  readonly message: string | null;
}

const ROOM = /^\/r\/([a-z0-9]+)(?:\/m\/([a-z0-9]+))?\/?$/;

/** Null for what leads elsewhere. */
export function ownAddress(href: string, origin: string): OwnAddress | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.origin !== origin) return null;
  const found = ROOM.exec(url.pathname);
  return {
    path: url.pathname + url.search + url.hash,
    room: found?.[1] ?? null,
    message: found?.[2] ?? null,
  };
}
