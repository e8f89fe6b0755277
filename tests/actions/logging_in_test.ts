/** Who guesses waits, and whose account it is does not wait for them. */
import assert from "node:assert/strict";
import { type Doorway, logIn } from "../../lib/actions/mod.ts";
import { prove } from "../../lib/actions/accounts/proof.ts";
import { WAIT_RULES } from "../../lib/auth/mod.ts";
import { AccountScene, granted, PASSWORD, problemsOf } from "./account_scene.ts";

const RIGHT = { name: "ada", password: PASSWORD };
const WRONG = { name: "ada", password: "a guess of eve's" };

function from(door: Doorway, place: Partial<Doorway["caller"]>): Doorway {
  return { ...door, caller: { ...door.caller, ...place } };
}

Deno.test("after too many wrong ones the right password waits too, and is told for how long", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const known = granted(await logIn(scene.door(), RIGHT)).device;
  const { free, firstWaitMs } = WAIT_RULES.pair;
  for (let i = 0; i <= free; i++) {
    assert.deepEqual(problemsOf(await logIn(scene.door(i), WRONG)), [[null, "wrong"]]);
  }
  for (const asked of [RIGHT, WRONG]) {
    const { problems } = await logIn(scene.door(1), asked) as { problems: unknown };
    assert.deepEqual(problems, [{ field: null, problem: "waits", ms: firstWaitMs }]);
  }
  const atHome = from(scene.door(1), { device: known });
  assert.equal((await scene.cameIn("ada", await logIn(atHome, RIGHT))).user, ada.user);
  for (const device of [known.slice(1), "x".repeat(43), ""]) {
    const waits = await logIn(from(scene.door(), { device }), RIGHT);
    assert.deepEqual(problemsOf(waits), [[null, "waits"]], "nobody knows this one");
  }
  granted(await logIn(from(scene.door(), { prefix: "198.51.100.0/24" }), RIGHT));
  scene.clock.move(firstWaitMs);
  granted(await logIn(scene.door(), RIGHT));
  for (let i = 0; i <= free; i++) {
    assert.deepEqual(problemsOf(await logIn(scene.door(i), WRONG)), [[null, "wrong"]], "forgotten");
  }
});

Deno.test("a name that nobody has comes to wait as one does that somebody has", async () => {
  await using scene = await AccountScene.open();
  await scene.person("ada");
  const answers = async (name: string) => {
    const all = [];
    for (let i = 0; i < 8; i++) all.push(await logIn(scene.door(i), { ...WRONG, name }));
    return all;
  };
  assert.deepEqual(await answers("nobody"), await answers("ada"));
});

Deno.test("who has a session guesses its password no faster than others, and stays in", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const { free, firstWaitMs } = WAIT_RULES.pair;
  for (let i = 0; i <= free; i++) {
    const wrong = await prove(scene.door(i), ada, { password: WRONG.password });
    assert.deepEqual(problemsOf(wrong), [["current", "wrong"]]);
  }
  const { problems } = await prove(scene.door(1), ada, RIGHT) as { problems: unknown };
  assert.deepEqual(problems, [{ field: null, problem: "waits", ms: firstWaitMs }]);
  assert.deepEqual(await scene.areIn(ada), [true]);
  scene.clock.move(firstWaitMs);
  granted(await prove(scene.door(), ada, RIGHT));
});
