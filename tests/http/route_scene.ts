// All the doors of a place, with everybody before them.

import assert from "node:assert/strict";
import type { Role } from "../../lib/protocol/mod.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { storedRows } from "../support/stored_rows.ts";
import { type Everybody, everybodyOf } from "./everybody.ts";
import { type Deed, type Door, type Fields, type Method, ROUTES } from "./route_table.ts";

export type Seen = [status: number, to: string | null];
export type Sent = Readonly<Record<string, string>>;

export interface Scene extends AsyncDisposable {
  readonly server: TestServer;
  readonly all: Everybody;
  readonly doors: readonly [string, { readonly door: Door; readonly path: string }][];
  as(role: Role): Sent;
  /** Whoever may send its forms. */
  sender(door: Door): Sent;
  /** What it can be asked to do; nothing in particular where it takes no fields. */
  deeds(door: Door): readonly Deed[];
  get(path: string, headers: Sent): Promise<Seen>;
  /** Without a body. */
  other(method: Method, path: string, headers: Sent): Promise<Seen>;
  post(path: string, headers: Sent, body: Fields | string): Promise<Seen>;
  /** A POST that says nothing of where it comes from. */
  ask(path: string, headers: Sent, body: Fields | string): Promise<Seen>;
  send(path: string, headers: Sent, body: Fields | string): Promise<Response>;
  assertUntouched(): Promise<void>;
}

export async function open(): Promise<Scene> {
  const server = await startServer();
  const all = await everybodyOf(server);
  const { address, chat: { store } } = server;
  const before = await storedRows(store);
  const faults = () => server.logged.filter((line) => line.includes(" fault "));
  const send: Scene["send"] = async (path, headers, body) => {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const sent = typeof body === "string" ? body : new URLSearchParams(body).toString();
    const init = { method: "POST", redirect: "manual", body: sent } as const;
    const response = await fetch(address + path, { ...init, headers: { ...type, ...headers } });
    await response.text();
    return response;
  };
  const bare = async (method: Method | "GET", path: string, headers: Sent) => {
    const response = await fetch(address + path, { method, headers, redirect: "manual" });
    await response.text();
    return statusAndTarget(response);
  };
  const ask: Scene["ask"] = async (path, headers, body) =>
    statusAndTarget(await send(path, headers, body));
  return {
    server,
    all,
    doors: Object.entries(ROUTES).map(([name, door]) => {
      const path = typeof door.path === "string" ? door.path : door.path(all);
      return [name, { door, path }];
    }),
    as: (role) => ({ cookie: `parley=${all.of[role].token}` }),
    sender: ({ POST }) => POST === "everybody" ? {} : { cookie: `parley=${all.of.owner.token}` },
    deeds: ({ deeds }) => deeds?.(all) ?? [{ fields: {} }],
    get: (path, headers) => bare("GET", path, headers),
    other: bare,
    post: (path, headers, body) => {
      const isProgram = "authorization" in headers;
      return ask(path, isProgram ? headers : { origin: address, ...headers }, body);
    },
    ask,
    send,
    async assertUntouched() {
      assert.deepEqual(await storedRows(store), before);
      assert.deepEqual(faults(), []);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function statusAndTarget({ status, headers }: Response): Seen {
  return [status, headers.get("location")];
}
