/** Runs in the browser: a client as a page has it, and what a test asks of it. */
import { createClient } from "../../lib/client/create_client.ts";
import type { Answer, Client, NewAttachment, Order } from "../../lib/client/mod.ts";
import { browserAttachments, browserOutbox, onWakeUps } from "../../lib/browser/mod.ts";
import { prepared } from "../../lib/browser/pictures.ts";
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
const owner = { server: location.origin, person: asked.get("person") as UserId };
const client: Client = createClient({
  ...{ owner, openSocket },
  outbox: browserOutbox(owner),
  attachments: browserAttachments(owner),
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

/** What no program makes small: each dot has a colour by chance. */
async function picture(name: string, side: number): Promise<NewAttachment> {
  const canvas = new OffscreenCanvas(side, side);
  const dots = new ImageData(side, side);
  for (let at = 0; at < dots.data.length; at += 65_536) {
    crypto.getRandomValues(dots.data.subarray(at, at + 65_536));
  }
  canvas.getContext("2d")!.putImageData(dots, 0, 0);
  const small = new OffscreenCanvas(40, 40);
  small.getContext("2d")!.drawImage(canvas, 0, 0, 40, 40);
  const [bytes, preview] = await Promise.all([canvas.convertToBlob(), small.convertToBlob()]);
  return { name, bytes, preview, width: side, height: side };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

async function digestOf(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return new Uint8Array(digest).toHex();
}

const desk = {
  client,
  /** What each of them is, by its digest. */
  async attachPictures(room: RoomId, names: readonly string[], side: number) {
    const pictures = await Promise.all(names.map((name) => picture(name, side)));
    const attached = await (await client.attachments.whenThere()).attach({ room }, pictures);
    if (!attached.ok) throw new Error(attached.why);
    return await Promise.all(pictures.map(({ bytes }) => digestOf(bytes)));
  },
  /** As they are dropped; of each, what is kept of it. */
  async attachFiles(
    room: RoomId,
    files: readonly { name: string; base64: string; type: string }[],
  ) {
    const dropped = files.map(({ name, base64, type }) =>
      new File([bytesOf(base64)], name, { type })
    );
    const ready = await Promise.all(dropped.map(prepared));
    const attached = await (await client.attachments.whenThere()).attach({ room }, ready);
    if (!attached.ok) throw new Error(attached.why);
    return ready.map(({ bytes, preview, ...seen }) => ({
      ...{ ...seen, type: bytes.type, size: bytes.size },
      ...(preview && { preview: { type: preview.type, size: preview.size } }),
    }));
  },
  async sendAttached(room: RoomId, body: string): Promise<boolean> {
    const attached = client.attachments.of({ room }).map(({ id }) => id);
    return (await client.send(room, body, { attached })).ok;
  },
  attached: (room: RoomId) =>
    client.attachments.of({ room }).map(({ name, state }) => `${name} ${state}`),
  showsAttached: (room: RoomId, all: string) =>
    client.until(() => `${desk.attached(room)}` === all),
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
