// Files as a command line names them: by an id, by the message that they came with, or by a link to either.

import {
  accept,
  type FileId,
  isFileId,
  isMessageId,
  isRoomId,
  type Message,
  type MessageId,
  type Outcome,
  type RoomId,
} from "../../protocol/mod.ts";
import { shellFiles } from "../../words/mod.ts";
import type { Server } from "../login/address.ts";
import type { Request } from "../line.ts";
import { roomToRead } from "../room/meant_room.ts";
import type { UserId } from "../../protocol/mod.ts";
import type { WantedFile } from "./fetching.ts";

export type Named =
  | { readonly is: "file"; readonly id: FileId }
  /** Null for whichever room it is in. */
  | { readonly is: "message"; readonly room: string | null; readonly id: MessageId }
  | { readonly is: "nothing"; readonly problem: string };

export function readNamed(typed: string, server: Server): Named {
  const nothing = (problem: string): Named => ({ is: "nothing", problem });
  if (isFileId(typed)) return { is: "file", id: typed };
  if (isMessageId(typed)) return { is: "message", room: null, id: typed };
  const link = URL.parse(typed, server);
  const isLink = /^https?:\/\//.test(typed) || typed.startsWith("/");
  if (!isLink || link === null) return nothing(shellFiles.download.what(typed));
  // A token goes nowhere but to its own place
  if (link.origin !== server) return nothing(shellFiles.download.elsewhere(link.origin));
  const [kind, of = "", inside, message = ""] = link.pathname.slice(1).split("/");
  if (kind === "files" && isFileId(of)) return { is: "file", id: of };
  const isMessage = /^[rd]$/.test(kind!) && /^[mt]$/.test(inside ?? "") && isMessageId(message);
  if (!isMessage) return nothing(shellFiles.download.what(typed));
  const name = decodeURIComponent(of);
  const room = isRoomId(name) ? name : kind === "d" ? `@${name}` : `#${name}`;
  return { is: "message", room, id: message };
}

/** Empty where there is no such message, or it has none. */
export async function filesOfMessage(
  { room, id }: Extract<Named, { is: "message" }>,
  me: UserId,
  request: Request,
): Promise<Outcome<readonly WantedFile[] | null>> {
  const rooms = room === null ? await ownRooms(request) : await roomMeant(room, me, request);
  if (!rooms.ok) return rooms;
  for (const one of rooms.value) {
    const page = await request("history.page", { room: one, around: id, limit: 1 });
    if (!page.ok && page.code !== "not_found" && page.code !== "forbidden") return page;
    const found = page.ok
      ? page.value.messages.find((message: Message) => message.id === id)
      : null;
    if (found) return accept(found.files ?? []);
  }
  return accept(null);
}

async function ownRooms(request: Request): Promise<Outcome<readonly RoomId[]>> {
  const all = await request("sync", { me: null, rooms: [] });
  if (!all.ok) return all;
  const rooms = all.value.rooms.toSorted((one, other) => other.movedAt - one.movedAt);
  return accept(rooms.map((view) => view.id));
}

async function roomMeant(
  typed: string,
  me: UserId,
  request: Request,
): Promise<Outcome<readonly RoomId[]>> {
  const meant = await roomToRead(typed, me, request);
  if (!meant.ok) return meant;
  return accept("room" in meant.value ? [meant.value.room] : []);
}
