/** People who use one store through the actions, each with a stream of their own. */
import * as actions from "../../lib/actions/mod.ts";
import {
  type Ask,
  type ClientId,
  type FileId,
  type MessageId,
  newClientId,
  type Once,
  type Outcome,
  type RoomId,
  type Shout,
  type StreamId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import {
  addPerson,
  addSession,
  asNamed,
  openStore,
  type PersonRow,
  personRow,
  Store,
} from "../../lib/store/mod.ts";
import type { PlaceLimits } from "../../lib/store/writing/write.ts";
import { SpiedKv } from "./spied_kv.ts";
import type { DenokvServer } from "../support/denokv.ts";
import { accountOf, given } from "../support/seed.ts";

/** As `open.ts` has them. */
export const ALONE: PlaceLimits = { checks: 100, shared: false, lanes: 1 };
export const SHARED: PlaceLimits = { checks: 10, shared: true, lanes: 8 };
const COMMITS_IN_FLIGHT = 8;

/** A store as it would be over such a place. The test closes the KV: several may share it. */
export interface SpiedStore extends AsyncDisposable {
  readonly store: Store;
  readonly spy: SpiedKv;
}

/** A store in memory whose commits can be looked at, held and lost. */
export async function openedWithSpy(limits = ALONE): Promise<SpiedStore> {
  const spy = await SpiedKv.inMemory();
  const store = await storeOver(spy.kv, limits);
  return {
    store,
    spy,
    async [Symbol.asyncDispose]() {
      await store.close();
      spy.kv.close();
    },
  };
}

export async function storeOver(kv: Deno.Kv, limits: PlaceLimits): Promise<Store> {
  const handle = unclosable(kv);
  const writers = Array.from({ length: limits.shared ? COMMITS_IN_FLIGHT : 1 }, () => handle);
  return await Store.over({ kv: handle, writers, limits });
}

function unclosable(kv: Deno.Kv): Deno.Kv {
  return new Proxy(kv, {
    get(target, name) {
      if (name === "close") return () => {};
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** PARLEY_LONG_TESTS=1 gives chance ten times as many chances. */
export function isLongRun(): boolean {
  return Deno.env.get("PARLEY_LONG_TESTS") === "1";
}

export async function memoryStore(): Promise<Store> {
  return await openedAt({ data: "/nowhere", kv: ":memory:" });
}

export async function openedAt(place: Parameters<typeof openStore>[0]): Promise<Store> {
  const opened = await openStore(place);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
}

/** One more instance of those that share a server. */
export async function instanceOn(server: DenokvServer, address = server.address): Promise<Store> {
  return await openedAt({ data: "", kv: new URL(address), token: server.token });
}

type Sending = Omit<Ask<"message.send">, "once" | "room" | "body">;

export class Chatter {
  readonly ground: actions.Ground;
  #number = 0;

  private constructor(
    readonly store: Store,
    readonly user: UserId,
    readonly stream: StreamId,
  ) {
    this.ground = groundOf(store);
  }

  static async named(store: Store, name: string): Promise<Chatter> {
    const user = given(await addPerson(store, accountOf(name), asNamed("member"), Date.now()));
    return await Chatter.at(store, user);
  }

  /** Who is something else than a member on the place. */
  static async placed(
    store: Store,
    name: string,
    place: Pick<PersonRow, "role" | "guestOf">,
  ): Promise<Chatter> {
    const chatter = await Chatter.named(store, name);
    await chatter.isNow(place);
    return chatter;
  }

  async isNow(place: Pick<PersonRow, "role" | "guestOf">): Promise<void> {
    const row = personRow(this.user);
    given(
      await this.store.writer.write({
        rows: [row],
        decide(draft) {
          draft.set(row, { ...draft.get(row)!, ...place });
          return { ok: true };
        },
      }),
    );
  }

  /** The same person at another instance, or from another device. */
  static async at(store: Store, user: UserId): Promise<Chatter> {
    const session = `session of ${user}`;
    given(await addSession(store, session, { user, createdAt: 0, expiresAt: 1 }));
    const { stream } = given(await actions.openStream(groundOf(store), user, session));
    return new Chatter(store, user, stream);
  }

  once(id: ClientId = newClientId()): Once {
    return { stream: this.stream, number: ++this.#number, id };
  }

  /** A number that a refused command takes no more than the next one. */
  refused(): Once {
    return { stream: this.stream, number: this.#number + 1, id: newClientId() };
  }

  async send(room: RoomId, body: string, more: Sending = {}): Promise<Outcome<{ id: MessageId }>> {
    return await this.#counted((once) =>
      actions.sendMessage(this.ground, this.user, { once, room, body, ...more })
    );
  }

  async sent(room: RoomId, body: string, more: Sending = {}): Promise<MessageId> {
    return given(await this.send(room, body, more)).id;
  }

  async edit(room: RoomId, id: MessageId, body: string, mentions?: UserId[], shout?: Shout) {
    const ask = { room, id, body, ...(mentions && { mentions }), ...(shout && { shout }) };
    return await this.#counted((once) =>
      actions.editMessage(this.ground, this.user, { once, ...ask })
    );
  }

  async delete(room: RoomId, id: MessageId, keep?: readonly FileId[]) {
    return await this.#counted((once) =>
      actions.deleteMessage(this.ground, this.user, {
        ...{ once, room, id },
        ...(keep && { keep: [...keep] }),
      })
    );
  }

  async react(room: RoomId, id: MessageId, emoji: string, on = true) {
    return await this.#counted((once) =>
      actions.reactTo(this.ground, this.user, { once, room, id, emoji, on })
    );
  }

  async pin(room: RoomId, id: MessageId, on = true) {
    return await actions.pinMessage(this.ground, this.user, { room, id, on });
  }

  async makes(
    { past = "everyone", visibility = "public" }: Partial<Ask<"room.create">> = {},
  ): Promise<RoomId> {
    const made = await this.#counted((once) =>
      actions.createRoom(this.ground, this.user, { once, name: "A room", visibility, past })
    );
    return given(made).room;
  }

  async joins(room: RoomId): Promise<void> {
    given(await actions.joinRoom(this.ground, this.user, { room }));
  }

  async leaves(room: RoomId): Promise<void> {
    given(await actions.leaveRoom(this.ground, this.user, { room }));
  }

  async adds(room: RoomId, { user }: { user: UserId }): Promise<void> {
    given(await actions.addToRoom(this.ground, this.user, { room, user }));
  }

  async removes(room: RoomId, { user }: { user: UserId }): Promise<void> {
    given(await actions.removeFromRoom(this.ground, this.user, { room, user }));
  }

  async changes(room: RoomId, changes: Omit<Ask<"room.change">, "room">) {
    return given(await actions.changeRoom(this.ground, this.user, { room, ...changes })).facts;
  }

  async archives(room: RoomId, on = true): Promise<void> {
    given(await actions.archiveRoom(this.ground, this.user, { room, on }));
  }

  async setsRole(
    room: RoomId,
    { user }: { user: UserId },
    role: Ask<"room.setRole">["role"],
  ): Promise<Outcome<unknown>> {
    return await actions.setRoomRole(this.ground, this.user, { room, user, role });
  }

  async transfers(room: RoomId, { user }: { user: UserId }): Promise<Outcome<unknown>> {
    return await actions.transferRoom(this.ground, this.user, { room, user });
  }

  async page(room: RoomId, ask: Partial<Ask<"history.page">> = {}) {
    return given(await actions.pageHistory(this.ground, this.user, { room, ...ask }));
  }

  async history(room: RoomId) {
    const all = [];
    let after: MessageId | undefined;
    for (;;) {
      const from = after ?? `${"0".repeat(28)}` as MessageId;
      const { messages, newer } = await this.page(room, { after: from, limit: 100 });
      all.push(...messages);
      if (!newer) return all;
      after = messages.at(-1)!.id;
    }
  }

  /** A refused command takes no number. */
  async #counted<T>(ask: (once: Once) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const once = this.once();
    const outcome = await ask(once);
    if (!outcome.ok && once.number === this.#number) this.#number--;
    return outcome;
  }
}

let time = 1_700_000_000_000;

function groundOf(store: Store): actions.Ground {
  return { store, now: () => time++ };
}

/** The code of a refusal; fails when it was accepted. */
export function codeOf(outcome: Outcome<unknown>): string {
  if (outcome.ok) throw new Error("Should have been refused");
  return outcome.code;
}
