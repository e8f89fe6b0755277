/** docs/protocol.md says what the wire is: all of it, and nothing else. */
import assert from "node:assert/strict";
import * as v from "valibot";
import { TABLE } from "../../lib/gateway/table.ts";
import * as checks from "../../lib/protocol/checks.ts";
import * as wire from "../../lib/protocol/mod.ts";
import {
  examplesOf,
  namedParts,
  plain,
  readPage,
  rowsOf,
  type Section,
  sectionOf,
} from "./document.ts";

const page = await readPage();
const part = (heading: string) => namedParts(sectionOf(page, heading));
const commands = part("## Commands");
const events = part("## Events");
const roomEvents = part("## Room events");
const ownEvents = part("## Own events");
const shapes = part("## Shapes");
const table = (heading: string) => rowsOf(sectionOf(page, heading)).map((row) => row.map(plain));

type Entries = { entries: Record<string, unknown> };
const fieldsOf = (schema: unknown) => Object.keys((schema as Entries).entries);
const titles = (sections: Section[]) => sections.map(({ title }) => title).sort();
const described = ({ text }: Section) => rowsOf(text).map(([name]) => plain(name!)).sort();
const isCommand = (title: string): title is wire.CommandType => checks.isCommandType(title);

Deno.test("the page names every command, event and shape there is, and no other", () => {
  const eventTypes = checks.ServerEvent.options.map(({ entries }) => entries.type.literal);
  assert.deepEqual(titles(commands), Object.keys(checks.COMMANDS).sort());
  assert.deepEqual(titles(events), eventTypes.sort());
  assert.deepEqual(titles(roomEvents), Object.keys(checks.ROOM_EVENTS).sort());
  assert.deepEqual(titles(ownEvents), Object.keys(checks.OWN_EVENTS).sort());
});

Deno.test("a name of the wire in the text is one that exists", () => {
  const known = new Set([commands, events, roomEvents, ownEvents].flatMap(titles));
  const prefixes = new Set([...known].map((name) => name.split(".")[0]));
  const inText = page.matchAll(/`([a-z]+)\.([a-z]+)`/g);
  const ofWire = Array.from(inText).filter(([, first]) => prefixes.has(first));
  assert.ok(ofWire.length > 30);
  // Fields and files are written the same way
  const fields = [
    "hello.js",
    "edited.version",
    "reactions.version",
    "pinned.version",
    "gone.length",
    "mentions.length",
    "skipped.length",
    "skipped.length",
  ];
  for (const [, first, second] of ofWire) {
    const name = `${first}.${second}`;
    assert.ok(known.has(name) || fields.includes(name), name);
  }
});

for (const section of commands) {
  const { title, text } = section;
  Deno.test(`the page explains ${title}: its fields, its result, what it costs and its refusals`, () => {
    assert.ok(isCommand(title));
    const fields = fieldsOf(checks.COMMANDS[title]).filter((name) =>
      !["ref", "type"].includes(name)
    );
    assert.deepEqual(described(section), fields.sort());
    const { sent: [command, ...more], heard: [reply, ...others] } = examplesOf(text);
    assert.deepEqual([more, others], [[], []]);
    const { type, ref } = v.parse(checks.COMMANDS[title], command);
    assert.equal(type, title);
    const answer = v.parse(checks.Reply, reply);
    assert.ok(answer.ok && answer.ref === ref);
    const result = v.parse(checks.RESULTS[title] as v.GenericSchema, answer.result);
    for (const name of Object.keys(Object(result))) {
      const isSaid = text.replaceAll(/```[\s\S]*?```/g, "").includes(`\`${name}\``);
      assert.ok(isSaid, `what ${name} of the result is`);
    }
    const [, count, kind, codes] =
      /^Costs: (\d+) (question|message)s?\. Own refusals: (.*)\.$/m.exec(text) ?? [];
    const { cost, kind: purse } = TABLE[title];
    assert.deepEqual([Number(count), kind], [cost, purse === "ask" ? "question" : "message"]);
    const refusals = codes!.split(", ").filter((code) => code !== "none").map(plain);
    for (const code of refusals) assert.ok(code in wire.ERRORS, code);
    const isNumbered = fieldsOf(checks.COMMANDS[title]).includes("once");
    assert.equal(refusals.includes("stream_gap"), isNumbered);
  });
}

const innerOf: Record<string, unknown> = {
  ...Object.fromEntries(Object.entries(checks.ROOM_EVENTS)),
  ...Object.fromEntries(Object.entries(checks.OWN_EVENTS)),
};

Deno.test("every event is explained field by field, and its example is one", () => {
  for (const section of events) {
    const schema = checks.ServerEvent.options.find(({ entries }) =>
      entries.type.literal === section.title
    );
    assert.deepEqual(described(section), fieldsOf(schema).filter((name) => name !== "type").sort());
    assert.equal(only(section).type, section.title);
  }
  for (const section of [...roomEvents, ...ownEvents]) {
    assert.deepEqual(described(section), Object.keys(innerOf[section.title] as object).sort());
    const outer = only(section);
    assert.ok(outer.type === "moved" || outer.type === "own.moved");
    assert.deepEqual(outer.events.map(({ type }) => type), [section.title]);
  }
});

function only({ text, title }: Section): checks.ServerEvent {
  const { sent, heard } = examplesOf(text);
  assert.deepEqual([sent.length, heard.length], [0, 1], title);
  return v.parse(checks.ServerEvent, heard[0]);
}

Deno.test("every field of a message, a room, a person and what they keep for themselves is explained", () => {
  const { Message, FileRef, RoomView, RoomFacts, Tally, Member, Person, RoomCard } = checks;
  const { Settings, RoomPrefs, KeptDraft, SavedMessage } = checks;
  const { FollowedThread, ThreadTally, OwnActivity } = checks;
  const all = {
    ...{ Message, FileRef, RoomView, RoomFacts, Tally, Member, Person, RoomCard },
    ...{ Settings, RoomPrefs, KeptDraft, SavedMessage },
    ...{ FollowedThread, ThreadTally, OwnActivity },
  };
  assert.deepEqual(titles(shapes), Object.keys(all).sort());
  for (const section of shapes) {
    const schema = all[section.title as keyof typeof all];
    assert.deepEqual(described(section), fieldsOf(schema).sort(), section.title);
    for (const [name, says] of rowsOf(section.text)) {
      const { type } = schema.entries[plain(name!) as never] as { type: string };
      assert.equal(says!.startsWith("optional: "), type === "optional", `${section.title} ${name}`);
    }
  }
  const whats = checks.Notice.options.map(({ entries }) => entries.what.literal);
  const message = shapes.find(({ title }) => title === "Message")!.text;
  const kinds = Message.entries.kind.options;
  for (const word of [...whats, ...kinds]) assert.ok(message.includes(`\`${word}\``), word);
});

Deno.test("a field that a command may leave out is said to be optional", () => {
  for (const { title, text } of commands) {
    assert.ok(isCommand(title));
    const { entries } = checks.COMMANDS[title] as unknown as {
      entries: Record<string, { type: string }>;
    };
    for (const [name, says] of rowsOf(text)) {
      const isOptional = ["optional", "nullish"].includes(entries[plain(name!)]!.type);
      assert.equal(says!.startsWith("optional: "), isOptional, `${title} ${name}`);
    }
  }
});

Deno.test("the table of errors is the list of errors, each with whether a retry can help", () => {
  const errors = Object.entries(wire.ERRORS).map(([code, retry]) => [code, retry]);
  assert.deepEqual(table("## Errors").map(([code, retry]) => [code, retry]), errors);
  const renumber = errors.filter(([, retry]) => retry === "renumber").map(([code]) => code);
  assert.deepEqual(table("## Numbered commands").map(([code]) => code), renumber);
});

Deno.test("the table of limits has every limit with its number", () => {
  const limits = Object.entries(wire.LIMITS).map(([name, most]) => [name, String(most)]);
  assert.deepEqual(table("## Limits").map(([name, most]) => [name, most]), limits);
});

Deno.test("the table of close codes has each with its name and whether to come back", () => {
  const codes = Object.entries(wire.CLOSE_CODES).map((
    [name, code],
  ) => [String(code), name, wire.comesBack(code)]);
  assert.deepEqual(table("## Close codes").map((row) => row.slice(0, 3)), codes);
  for (const code of page.match(/\b4[0-2]\d\d\b/g) ?? []) {
    const isEnd = /^4[0-2](00|99)$/.test(code);
    assert.ok(isEnd || codes.some(([known]) => known === code), code);
  }
});

Deno.test("the examples of the walk are right too, and links within the page lead somewhere", () => {
  const walk = page.slice(0, page.indexOf("## Commands"));
  const { sent, heard } = examplesOf(walk);
  assert.deepEqual([sent.length, heard.length], [1, 3]);
  for (const frame of sent) assert.ok(checks.decodeCommand(JSON.stringify(frame)).ok);
  for (const item of heard) {
    v.parse("ref" in Object(item) ? checks.Reply : checks.ServerEvent, item);
  }
  const headings = page.match(/^#+ .*$/gm)!.map((line) =>
    line.replace(/^#+ /, "").toLowerCase().replaceAll(/[^\w\- ]/g, "").replaceAll(" ", "-")
  );
  for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) {
    assert.ok(headings.includes(anchor!), anchor);
  }
});
