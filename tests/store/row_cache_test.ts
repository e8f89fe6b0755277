/** What is remembered of rows is never older than what was known when it was asked for. */
import assert from "node:assert/strict";
import type { Epoch, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { type Head, headRow, memberRow, type Row } from "../../lib/store/mod.ts";
import { RowCache } from "../../lib/store/log/row_cache.ts";

const ROOM = "r00000000000" as RoomId;
const [HEAD, MEMBER] = [headRow(ROOM), memberRow(ROOM, "u00000000000" as UserId)];
const OLD = "00000000000000000001";
const NEW = "00000000000000000002";

function head(rules: number): Head {
  return { epoch: "000000" as Epoch, word: "w", count: 0, members: 1, at: 0, rules };
}

/** A database whose reads see what is there when they are begun, and come when they are let. */
class SlowKv {
  readonly rows = new Map<string, { value: unknown; versionstamp: string }>();
  readonly #held: (() => void)[] = [];

  put(row: Row<unknown>, value: unknown, versionstamp: string): void {
    this.rows.set(row.key.join("/"), { value, versionstamp });
  }

  async getMany(keys: Deno.KvKey[]) {
    const found = keys.map((key) =>
      this.rows.get(key.join("/")) ?? { value: null, versionstamp: null }
    );
    await new Promise<void>((resolve) => this.#held.push(resolve));
    return found;
  }

  letGo(): void {
    for (const resolve of this.#held.splice(0)) resolve();
  }
}

function scene() {
  const kv = new SlowKv();
  kv.put(HEAD, head(1), OLD);
  kv.put(MEMBER, { role: "member" }, OLD);
  return { kv, cache: new RowCache(kv as unknown as Deno.Kv) };
}

async function loaded(rows: Row<unknown>[]) {
  const { kv, cache } = scene();
  const loading = cache.load(rows);
  kv.letGo();
  await loading;
  return { kv, cache };
}

Deno.test("what was written while a row was on its way is not overwritten by what comes", async () => {
  const { kv, cache } = await loaded([HEAD]);
  const loading = cache.load([HEAD]);
  cache.wrote(HEAD, head(2), NEW);
  kv.letGo();
  await loading;
  assert.equal(cache.seen(HEAD)?.versionstamp, NEW);
});

Deno.test("what the feed brought while a head was on its way is not overwritten by what comes", async () => {
  const { kv, cache } = await loaded([HEAD]);
  const loading = cache.load([HEAD]);
  cache.hear(HEAD, head(1), NEW);
  kv.letGo();
  await loading;
  assert.equal(cache.seen(HEAD)?.versionstamp, NEW);
  // However often it is heard of while nothing is known yet: it is learned, and a member under it
  cache.forget(HEAD);
  cache.forget(MEMBER);
  const again = cache.load([MEMBER]);
  cache.hear(HEAD, head(1), `${NEW}0`);
  kv.letGo();
  await again;
  assert.equal(cache.seen(HEAD)?.versionstamp, `${NEW}0`);
  assert.ok(cache.has(MEMBER));
  // And what the feed is late with is older than what was read
  cache.forget(HEAD);
  kv.put(HEAD, head(1), `${NEW}1`);
  const late = cache.load([HEAD]);
  cache.hear(HEAD, head(1), NEW);
  kv.letGo();
  await late;
  assert.equal(cache.seen(HEAD)?.versionstamp, `${NEW}1`);
});

Deno.test("a row that is written again and again while others load is remembered all the same", async () => {
  const { kv, cache } = await loaded([HEAD]);
  cache.forget(HEAD);
  const others = cache.load([memberRow(ROOM, "u11111111111" as UserId)]);
  cache.wrote(HEAD, head(2), NEW);
  kv.put(HEAD, head(2), NEW);
  const loading = cache.load([HEAD]);
  kv.letGo();
  await Promise.all([others, loading]);
  assert.equal(cache.seen(HEAD)?.versionstamp, NEW);
});

Deno.test("a member's row is forgotten when its room turns up with other rules, not with others' words", async () => {
  const { cache } = await loaded([MEMBER]);
  assert.ok(cache.has(MEMBER));
  cache.hear(HEAD, head(1), NEW);
  assert.ok(cache.has(MEMBER));
  cache.hear(HEAD, head(2), `${NEW}0`);
  assert.ok(!cache.has(MEMBER));
});

Deno.test("a member's row that was read under older rules than are known now is not believed", async () => {
  const { kv, cache } = await loaded([HEAD]);
  const loading = cache.load([MEMBER]);
  cache.hear(HEAD, head(2), NEW);
  cache.wrote(HEAD, head(2), NEW);
  kv.letGo();
  await loading;
  assert.equal(cache.seen<Head>(HEAD)?.value?.rules, 2);
  assert.ok(!cache.has(MEMBER));
});

Deno.test("what is used stays, what is not goes when there is too much", async () => {
  const kv = new SlowKv();
  const cache = new RowCache(kv as unknown as Deno.Kv, 2);
  const rows = ["a", "b", "c"].map((name): Row<unknown> => ({ key: [name], name }));
  for (const row of [...rows, rows[0]!]) {
    const loading = cache.load([row]);
    kv.letGo();
    await loading;
  }
  cache.trim();
  assert.deepEqual(rows.map((row) => cache.has(row)), [true, false, true]);
});

Deno.test("what was of no use for a while is forgotten, and a member with the head", async () => {
  const other = headRow("r00000000001" as RoomId);
  const { kv, cache } = await loaded([HEAD, MEMBER, other]);
  const began = performance.now();
  for (let half = 1; half <= 6; half++) {
    cache.seen(other);
    cache.trim(began + half * 15_100);
  }
  assert.deepEqual([HEAD, MEMBER, other].map((row) => cache.has(row)), [false, false, true]);
  const loading = cache.load([MEMBER]);
  kv.letGo();
  await loading;
  assert.ok(cache.has(HEAD) && cache.has(MEMBER), "and is there again when it is wanted");
});

Deno.test("of too many the oldest are forgotten", async () => {
  const kv = new SlowKv();
  const cache = new RowCache(kv as unknown as Deno.Kv, 2);
  const rows = [0, 1, 2].map((i) => headRow(`r0000000000${i}` as RoomId));
  const loading = cache.load(rows);
  kv.letGo();
  await loading;
  cache.wrote(rows[0]!, head(1), NEW);
  cache.trim();
  assert.deepEqual(rows.map((row) => cache.has(row)), [true, false, true]);
});
