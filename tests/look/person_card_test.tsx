import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { PersonCard } from "../../components/PersonCard.tsx";
import type { Person, UserId } from "../../lib/protocol/mod.ts";
import { person as words } from "../../lib/words/en.ts";

const NOON = Date.UTC(2026, 0, 1, 12);
const ADA: Person = {
  id: "uada2kf81mq0" as UserId,
  name: "ada",
  displayName: "Ada Lovelace",
  role: "member",
  presence: "offline",
  lastSeen: NOON - 24 * 3_600_000,
};

function textOf(person: Person, zone: string | null = null, bio = ""): string {
  const card = <PersonCard {...{ person, bio, pronouns: "", zone, now: NOON, here: "UTC" }} />;
  return renderToString(card).replaceAll(/<[^>]*>/g, "|");
}

Deno.test("a status stands on the card until its end, by the reader's clock", () => {
  const status = { text: "At the bench", until: NOON + 60_000 };
  assert.ok(textOf({ ...ADA, status }).includes(words.until("12:01")));
  assert.ok(!textOf({ ...ADA, status: { ...status, until: NOON } }).includes("bench"));
  const tomorrow = { ...status, until: NOON + 86_400_000 };
  assert.ok(textOf({ ...ADA, status: tomorrow }).includes(words.until("2 January, 12:00")));
});

Deno.test("the card tells the time where they are, if this device knows the place", () => {
  assert.ok(textOf(ADA, "Asia/Tokyo").includes(words.localTime("21:00")));
  assert.ok(!textOf(ADA, "Mars/Olympus").includes(words.localTime("")));
  assert.ok(textOf(ADA).includes(words.lastSeen("31 December, 12:00")));
});

Deno.test("a role is named where it is more or less than that of a member", () => {
  const named = Object.values(words.roles).filter((role) => textOf(ADA).includes(role));
  assert.deepEqual(named, []);
  assert.ok(textOf({ ...ADA, role: "guest" }).includes(words.roles.guest));
});

Deno.test("of a former member nothing is shown but that they were here", () => {
  const gone: Person = { ...ADA, gone: true, status: { text: "Tea", until: null } };
  const texts = textOf(gone, "UTC", "A bio").split("|").filter((text) => text !== "");
  assert.deepEqual(texts, ["FM", words.former]);
});
