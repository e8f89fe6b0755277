/** What flows of the live side begin with and look at: people in a room, and what each has heard there. */
import type { Cursor, MessageId, RoomId, RoomMoved, UserId } from "../../lib/protocol/mod.ts";
import { given } from "../support/seed.ts";
import type { WireClient } from "../support/wire_client.ts";

interface RoomPlan {
  readonly members?: readonly UserId[];
  readonly visibility?: "public" | "private";
  readonly past?: "everyone" | "those_present";
}

export async function makeRoom(
  owner: WireClient,
  { members = [], visibility = "private", past = "everyone" }: RoomPlan = {},
): Promise<RoomId> {
  const once = await owner.once();
  const { room } = given(
    await owner.ask("room.create", { once, name: "A room", visibility, past }),
  );
  for (const user of members) given(await owner.ask("room.add", { room, user }));
  return room;
}

export async function say(from: WireClient, room: RoomId, body: string): Promise<MessageId> {
  const sent = await from.ask("message.send", { once: await from.once(), room, body });
  return given(sent).id;
}

export function movesOf({ heard }: Pick<WireClient, "heard">, room: RoomId): RoomMoved[] {
  return heard.filter((event) => event.type === "moved" && event.room === room) as RoomMoved[];
}

export function bodiesIn(moves: readonly RoomMoved[]): string[] {
  return moves.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === "message.sent" && event.message.body !== "" ? [event.message.body] : []
    )
  );
}

/** What was said in a room, as this person has heard it, in order. */
export function bodiesHeard(client: Pick<WireClient, "heard">, room: RoomId): string[] {
  return bodiesIn(movesOf(client, room));
}

export async function hearsBody(client: WireClient, room: RoomId, body: string): Promise<void> {
  await client.hears(body, (event) =>
    event.type === "moved" && event.room === room &&
    bodiesIn([event]).includes(body));
}

/** Where a client stands that has applied all that it heard. */
export function cursorHeard(client: Pick<WireClient, "heard">, room: RoomId): Cursor {
  const moved = movesOf(client, room).at(-1);
  if (moved === undefined) throw new Error("Nothing was heard of the room");
  return moved.cursor;
}

/** All that was ever said in a room, as its history has it. */
export async function bodiesStored(client: WireClient, room: RoomId): Promise<string[]> {
  const bodies: string[] = [];
  let before: MessageId | undefined;
  for (;;) {
    const at = before === undefined ? {} : { before };
    const page = given(await client.ask("history.page", { room, limit: 100, ...at }));
    bodies.unshift(...page.messages.map(({ body }) => body).filter((body) => body !== ""));
    if (!page.older) return bodies;
    before = page.messages[0]!.id;
  }
}
