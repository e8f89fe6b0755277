/** The end of a run: all comes to rest, and then everything is looked at. */
import { deadline, within } from "../support/deadline.ts";
import { checkAlike, checkConverged } from "./convergence.ts";
import { type Fresh, freshClient } from "./history.ts";
import { checkPromises, checkRooms, checkTold, type Whole } from "./promises.ts";
import type { Verdict } from "./verdict.ts";
import type { World } from "./world.ts";

/** Everything else that is due has its turn. */
export function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 0);
  return promise;
}

/** Until nothing waits any more and everyone is in step. */
export async function calmsDown(world: World, verdict: Verdict): Promise<boolean> {
  const all = [...world.devices, world.outsider];
  const isCalm = () =>
    all.every(({ client, waiting }) =>
      waiting === 0 && client.own.isTold && client.status.phase === "in sync"
    );
  try {
    const end = deadline();
    while (!isCalm()) {
      for (const { client } of all) client.wake();
      await within("calm", Promise.race([world.change, turn()]));
      end.throwIfAborted();
    }
    return true;
  } catch {
    for (const { label, client } of all) {
      const waiting = client.outbox.filter(({ state }) => state !== "failed" && state !== "stored");
      const isCalm = waiting.length === 0 && client.own.isTold;
      if (isCalm && client.status.phase === "in sync") continue;
      verdict.add(
        "lost",
        `${label} does not come to rest: ${client.status.phase}`,
        client.status,
        waiting,
      );
    }
    return false;
  }
}

export async function check(world: World, address: string, verdict: Verdict): Promise<void> {
  await using resources = new AsyncDisposableStack();
  const fresh = new Map<string, Fresh>();
  for (const person of world.people) {
    fresh.set(person.name, resources.use(await freshClient(person, address)));
  }
  for (const device of world.devices) {
    const other = fresh.get(device.person.name)!;
    await catchUp(device.label, device.client, other.client, verdict);
    checkConverged(device.label, device.client, other, verdict);
  }
  checkAlike(new Map(world.devices.map(({ label, client }) => [label, client])), verdict);
  const whole = wholeOf(world, fresh);
  checkPromises(whole, world.ledger, verdict);
  checkTold(whole, world.ears, verdict);
  const rooms = [...fresh.values()].flatMap(({ client }) => [...client.state.rooms.values()]);
  const names = new Map(rooms.map(({ id, facts }) => [id, facts.name]));
  checkRooms([...names.values()], world.ledger, verdict);
  world.ears.reordered.forEach((what) => verdict.add("reordered", what));
  world.ears.leaked.forEach((what) => verdict.add("leaked", what));
  world.ledger.odd.forEach((what) => verdict.add("odd", what));
  const { told } = world.outsiderEars;
  for (const { message } of told.values()) verdict.add("leaked", "The outsider was told", message);
  if (world.outsider.client.state.rooms.size > 0) {
    verdict.add("leaked", "The outsider is in a room");
  }
}

/** The last events may still be on their way. */
async function catchUp(
  label: string,
  client: Fresh["client"],
  fresh: Fresh["client"],
  verdict: Verdict,
): Promise<void> {
  const isThere = () =>
    client.state.cursor === fresh.state.cursor &&
    client.state.rooms.size === fresh.state.rooms.size &&
    [...fresh.state.rooms.values()].every(({ id, cursor, memberList }) => {
      const held = client.state.rooms.get(id);
      return held?.cursor === cursor && held.timeline !== null &&
        (held.memberList === null) === (memberList === null);
    });
  try {
    await within("the same cursors", client.until(isThere));
  } catch {
    verdict.add("diverged", `${label} stays behind`, client.state.cursor, fresh.state.cursor);
  }
}

/** As those see it who made the room and cannot have left it, or who are in the conversation. */
function wholeOf(world: World, fresh: ReadonlyMap<string, Fresh>): Whole {
  const makers = world.makers();
  const whole = new Map<Parameters<Whole["get"]>[0], readonly never[]>();
  for (const [name, { client, history }] of fresh) {
    for (const [room, messages] of history) {
      const maker = makers.get(room);
      const mine = maker === undefined || world.personOf(maker)?.name === name;
      if (mine && client.state.rooms.has(room)) whole.set(room, messages as never);
    }
  }
  return whole;
}
