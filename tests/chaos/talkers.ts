/** Others who talk, take back and change what they said, each over a socket of their own. */
import type { MessageId, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { given } from "../support/seed.ts";
import type { WireClient } from "../support/wire_client.ts";
import type { Dice } from "./dice.ts";

interface Said {
  readonly by: WireClient;
  readonly room: RoomId;
  readonly id: MessageId;
}

export class Talkers {
  readonly #said: Said[] = [];
  #words = 0;

  constructor(
    readonly people: readonly WireClient[],
    readonly rooms: ReadonlyMap<WireClient, readonly RoomId[]>,
    readonly reader: { readonly name: string; readonly user: UserId },
  ) {}

  async talk(dice: Dice): Promise<void> {
    const deed = dice.weighed([[7, "say"], [2, "edit"], [2, "take back"]]);
    const said = dice.below(this.#said.length);
    if (deed === "say" || this.#said.length === 0) await this.#say(dice);
    else if (deed === "edit") await this.#edit(this.#said[said]!, dice);
    else await this.#takeBack(said);
  }

  async #say(dice: Dice): Promise<void> {
    const by = dice.pick(this.people)!;
    const room = dice.pick(this.rooms.get(by)!)!;
    const before = this.#said.findLast((said) => said.room === room);
    const thread = before !== undefined && dice.chance(0.1) ? { thread: before.id } : {};
    const ask = { room, ...this.#text(dice), ...thread };
    const sent = await by.ask("message.send", { ...ask, once: await by.once() });
    const { id } = given(sent);
    if (!("thread" in thread)) this.#said.push({ by, room, id });
  }

  async #edit({ by, room, id }: Said, dice: Dice): Promise<void> {
    const ask = { room, id, ...this.#text(dice) };
    given(await by.ask("message.edit", { ...ask, once: await by.once() }));
  }

  async #takeBack(at: number): Promise<void> {
    const [{ by, room, id }] = this.#said.splice(at, 1) as [Said];
    given(await by.ask("message.delete", { room, id, once: await by.once() }));
  }

  /**
   * Of different heights, so that what is seen is not always as much. It rarely calls: where
   * somebody is called the list says how often, and no longer how much is unread.
   */
  #text(dice: Dice): { body: string; mentions?: UserId[] } {
    const lines = dice.chance(0.1) ? dice.between(2, 12) : 1;
    const body = `Line ${++this.#words}\n`.repeat(lines).trim();
    const { name, user } = this.reader;
    return dice.chance(0.02) ? { body: `${body} @${name}`, mentions: [user] } : { body };
  }
}
