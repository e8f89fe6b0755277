import assert from "node:assert/strict";
import * as v from "valibot";
import { COMMANDS, decodeCommand, Reply } from "../../lib/protocol/checks.ts";
import {
  comesBack,
  decodeServerFrame,
  encodeRefusal,
  encodeResult,
  LIMITS,
  refuse,
} from "../../lib/protocol/mod.ts";
import { seeded } from "../client/seeded.ts";
import { BadFrames } from "../gateway/bad_frames.ts";
import {
  CURSOR,
  FILE,
  frameOf,
  MESSAGE,
  ONCE,
  ROOM,
  SAMPLES,
  TYPES,
  USER,
} from "./command_samples.ts";

const codeOf = (frame: string) => {
  const decoded = decodeCommand(frame);
  return decoded.ok ? "ok" : decoded.refusal.code;
};

Deno.test("a right command is understood whole, with all its fields", () => {
  for (const type of TYPES) {
    const decoded = decodeCommand(frameOf(type));
    assert.deepEqual(decoded, { ok: true, command: { ref: 1, type, ...SAMPLES[type] } });
  }
});

Deno.test("a field that the command does not have is refused, also one that every object has", () => {
  for (const type of TYPES) {
    for (const name of ["x", "__proto__", "constructor", "toString", "ref2", ""]) {
      const frame = `{"${name}":{"ref":1},${frameOf(type).slice(1)}`;
      assert.equal(codeOf(frame), "bad_command", frame);
    }
  }
  assert.equal(codeOf(frameOf("message.send", { once: { ...ONCE, x: 1 } })), "bad_command");
});

interface Entry {
  readonly type: string;
  readonly wrapped?: Entry;
}

Deno.test("a field that a command needs cannot be left out or be null", () => {
  for (const type of TYPES) {
    const { entries } = COMMANDS[type] as unknown as { entries: Record<string, Entry> };
    for (const [name, schema] of Object.entries(entries)) {
      if (name === "ref" || name === "type") continue;
      const isOptional = ["optional", "nullish"].includes(schema.type);
      assert.equal(
        codeOf(frameOf(type, { [name]: undefined })) === "ok",
        isOptional,
        `${type} ${name}`,
      );
      const { type: inner } = schema.type === "optional" ? schema.wrapped! : schema;
      const isNullable = ["nullable", "nullish"].includes(inner);
      assert.equal(codeOf(frameOf(type, { [name]: null })) === "ok", isNullable, `${type} ${name}`);
    }
  }
});

Deno.test("a list may be as long as its limit, and not one longer", () => {
  const pair = [ROOM, CURSOR];
  for (
    const [type, field, one, most] of [
      ["sync", "rooms", pair, LIMITS.roomsOfOne],
      ["message.send", "mentions", USER, LIMITS.mentions],
      ["message.send", "files", FILE, LIMITS.filesOfMessage],
      ["message.edit", "mentions", USER, LIMITS.mentions],
      ["message.find", "ids", ONCE.id, LIMITS.findIds],
      ["direct.open", "users", USER, LIMITS.directPeople],
      ["people.watch", "users", USER, LIMITS.watchedPeople],
    ] as const
  ) {
    assert.equal(codeOf(frameOf(type, { [field]: Array(most).fill(one) })), "ok", type);
    assert.equal(
      codeOf(frameOf(type, { [field]: Array(most + 1).fill(one) })),
      "bad_command",
      type,
    );
  }
  assert.equal(codeOf(frameOf("message.find", { ids: [] })), "bad_command");
});

Deno.test("a number has its range, and is whole", () => {
  for (
    const [type, most] of [["history.page", 100], ["thread.page", 100], [
      "room.members",
      200,
    ]] as const
  ) {
    for (const limit of [1, most]) assert.equal(codeOf(frameOf(type, { limit })), "ok");
    for (const limit of [0, most + 1, 1.5, "1"]) {
      assert.equal(codeOf(frameOf(type, { limit })), "bad_command");
    }
  }
  for (const ref of [1, 2 ** 31 - 1]) assert.equal(codeOf(frameOf("ping", { ref })), "ok");
  for (const ref of [0, -1, 2 ** 31, 0.5, "1", null]) {
    assert.equal(codeOf(frameOf("ping", { ref })), "bad_command");
  }
  for (const number of [0, -1, 1.5, "1"]) {
    assert.equal(codeOf(frameOf("message.delete", { once: { ...ONCE, number } })), "bad_command");
  }
  for (const version of [-1, 0.5, "0"]) {
    assert.equal(codeOf(frameOf("read.move", { version })), "bad_command");
  }
});

Deno.test("what is no command says why, with the ref that could be read", () => {
  const bad = (frame: string, ref: number, code: string) => {
    const decoded = decodeCommand(frame);
    assert.ok(!decoded.ok);
    assert.deepEqual([decoded.ref, decoded.refusal.code], [ref, code], frame);
  };
  for (const frame of ["", "{", "null", "1", '"ping"', "[]", "[1]", "{}"]) {
    bad(frame, 0, "bad_frame");
  }
  bad('{"ref":7}', 7, "bad_frame");
  bad('{"ref":7,"type":1}', 7, "bad_frame");
  for (const type of ["pong", "__proto__", "constructor", "hasOwnProperty", ""]) {
    bad(JSON.stringify({ ref: 7, type }), 7, "unknown_command");
  }
  bad('{"ref":-7,"type":"pong"}', 0, "unknown_command");
  bad(`{"ref":7,"type":"room.join","room":"${USER}"}`, 7, "bad_command");
  bad('{"__proto__":{"ref":7,"type":"ping"}}', 0, "bad_frame");
});

Deno.test("a refusal names the field and the rule, and nothing that was written", () => {
  const secret = "s3cret words";
  for (const type of TYPES) {
    for (const name of Object.keys(SAMPLES[type])) {
      for (const value of [secret, [secret], { [secret]: secret }]) {
        const decoded = decodeCommand(frameOf(type, { [name]: value }));
        if (decoded.ok) continue;
        const { detail = "" } = decoded.refusal;
        assert.ok(detail.startsWith(name), detail);
        assert.ok(!JSON.stringify(decoded).includes(secret), JSON.stringify(decoded));
      }
    }
  }
});

Deno.test("whatever is sent is a command or a refusal that fits the wire, and nothing is thrown", () => {
  const frames = new BadFrames(seeded(23));
  for (let i = 0; i < 5_000; i++) {
    const frame = frames.next();
    if (typeof frame !== "string") continue;
    const decoded = decodeCommand(frame);
    if (decoded.ok) v.parse(COMMANDS[decoded.command.type] as v.GenericSchema, decoded.command);
    else {
      assert.equal(decoded.ref, BadFrames.answerTo(frame), frame);
      v.parse(Reply, JSON.parse(encodeRefusal(decoded.ref, decoded.refusal)));
    }
  }
});

Deno.test("a nest of any depth is refused", () => {
  for (const depth of [1_000, 100_000, 1_000_000]) {
    for (const nest of ["[".repeat(depth), "[".repeat(depth) + "]".repeat(depth)]) {
      assert.equal(codeOf(nest), "bad_frame");
    }
    const inside = `{"a":`.repeat(depth) + "1" + "}".repeat(depth);
    assert.equal(codeOf(`{"ref":1,"type":"ping","x":${inside}}`), "bad_command");
    assert.equal(codeOf(`{"ref":1,"type":"room.join","room":${inside}}`), "bad_command");
  }
});

Deno.test("a frame of answers gives them in their order", () => {
  const items = [encodeResult(1, { id: MESSAGE }), encodeRefusal(2, refuse("gone", "so"))];
  assert.deepEqual(decodeServerFrame(`[${items.join(",")}]`), [
    { ref: 1, ok: true, result: { id: MESSAGE } },
    { ref: 2, ok: false, error: { code: "gone", detail: "so" } },
  ]);
});

Deno.test("the range of a close code says whether to come back", () => {
  const all = { 0: "yes", 1000: "yes", 1006: "yes", 3999: "yes", 4000: "yes", 4099: "yes" };
  for (const [code, answer] of Object.entries(all)) assert.equal(comesBack(Number(code)), answer);
  for (const code of [4100, 4199]) assert.equal(comesBack(code), "after sign-in");
  for (const code of [4200, 4299]) assert.equal(comesBack(code), "no");
  assert.equal(comesBack(4300), "yes");
});
