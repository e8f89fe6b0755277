/** Coming in with a person there: by what is kept, or by their answers. */
import assert from "node:assert/strict";
import { whoIs } from "../../lib/cli/login/door.ts";
import { enter } from "../../lib/cli/login/login.ts";
import type { Program } from "../../lib/cli/program.ts";
import type { Asked } from "../../lib/cli/command_line/verb.ts";
import { changePlace } from "../support/doors.ts";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";

interface Sitting {
  readonly program: Program;
  /** What was asked, in its order. */
  readonly questions: string[];
  readonly answers: string[];
}

function sitting(folder: string): Sitting {
  const [questions, answers]: [string[], string[]] = [[], []];
  const next = (question: string) => {
    questions.push(question);
    return Promise.resolve(answers.shift() ?? null);
  };
  const asking = {
    isInteractive: true,
    text: next,
    hidden: next,
    isYes: () => Promise.resolve(false),
  };
  const folders = { config: `${folder}/config`, state: `${folder}/state` };
  const program = { asking, folders, env: () => null, say() {}, complain() {}, verbs: [] };
  return { program, questions, answers };
}

function asked(texts: Record<string, string> = {}, ...flags: string[]): Asked {
  return { texts: new Map(Object.entries(texts)), flags: new Set(flags), operands: [] };
}

Deno.test("who is in already is asked nothing; who names another way in is", async () => {
  await using server = await startServer();
  await using temp = await tempFolder();
  await setUp(server);
  await changePlace(server.chat.store, { door: "open", guests: true });
  const { program, questions, answers } = sitting(temp.path);
  answers.push(server.address, "ada", PASSWORD);
  const first = await enter(program, asked());
  assert.ok(first.ok);
  assert.equal(first.entered.name, "Ada");
  assert.deepEqual(questions.splice(0), [
    "Server: ",
    "Name, or a link to log in by: ",
    "Password: ",
  ]);
  for (const again of [asked(), asked({ name: "ADA" }), asked({ server: server.address })]) {
    const second = await enter(program, again);
    assert.ok(second.ok);
    assert.equal(second.entered.token, first.entered.token);
    assert.deepEqual(questions, []);
  }
  const guest = await enter(program, asked({ server: server.address, name: "gus" }, "guest"));
  assert.ok(guest.ok);
  assert.equal(guest.entered.name, "gus");
  const { reach, token } = first.entered;
  assert.equal((await whoIs(reach, token)).ok, false, "the login before it is over");
  assert.ok((await whoIs(reach, guest.entered.token)).ok);
});

Deno.test("somebody who leaves at a question is let go, and nothing is kept", async () => {
  await using server = await startServer();
  await using temp = await tempFolder();
  await setUp(server);
  for (const given of [[], [server.address], [server.address, "ada"]]) {
    const { program, answers } = sitting(temp.path);
    answers.push(...given);
    assert.deepEqual(await enter(program, asked()), { ok: false, code: 1 });
  }
  assert.deepEqual(await Array.fromAsync(Deno.readDir(temp.path)), []);
});
