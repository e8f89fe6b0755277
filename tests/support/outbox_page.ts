/** Runs in the browser: a client as a page has it, and what a test asks of it. */
import { createClient } from "../../lib/client/create_client.ts";
import type { Answer, Client, Order } from "../../lib/client/mod.ts";
import { browserOutbox, onWakeUps } from "../../lib/browser/mod.ts";
import type { ClientId, RoomId, UserId } from "../../lib/protocol/mod.ts";

const asked = new URL(location.href).searchParams;
/** What has gone out over a socket of this tab: the texts, or the types of what has none. */
const sent: string[] = [];
const done = new Map<ClientId, Promise<Answer>>();

function openSocket(): WebSocket {
  const socket = new WebSocket(`ws://${location.host}/ws?tab=${asked.get("tab")}`);
  const send = socket.send.bind(socket);
  socket.send = (text) => {
    const { once, type, body } = JSON.parse(`${text}`);
    if (once !== undefined) sent.push(body ?? type);
    send(text);
  };
  return socket;
}

/** One who is patient comes back only when something says that it is worth it. */
const hurry = asked.get("patient") ? 1_000 : 1;
const client: Client = createClient({
  owner: { server: location.origin, person: asked.get("person") as UserId },
  openSocket,
  outbox: browserOutbox({ server: location.origin, person: asked.get("person") as UserId }),
  time: {
    now: Date.now,
    after: (ms, run) => {
      const timer = setTimeout(run, ms * hurry);
      return () => clearTimeout(timer);
    },
    random: () => 0.1,
  },
});
onWakeUps(() => client.wake());

async function submit(order: Order): Promise<ClientId | string> {
  const outcome = await client.submit(order);
  if (!outcome.ok) return outcome.code;
  done.set(outcome.value.id, outcome.value.done);
  return outcome.value.id;
}

const desk = {
  client,
  sent,
  submit,
  /** All at once, as fast as a program can. */
  send: (room: RoomId, ...bodies: string[]): Promise<string[]> =>
    Promise.all(bodies.map((body) => submit({ type: "message.send", ask: { room, body } }))),
  done: (id: ClientId) => done.get(id),
  shown: () =>
    client.outbox.map(({ order, state }) => {
      return `${"body" in order.ask ? order.ask.body : order.type} ${state}`;
    }),
  settled: () => client.until(() => client.status.phase === "in sync" && desk.shown().length === 0),
  shows: (entries: string) => client.until(() => `${desk.shown()}` === entries),
  is: (phase: string) => client.until(() => client.status.phase === phase),
};
export type Desk = typeof desk;

Object.assign(globalThis, { desk });
