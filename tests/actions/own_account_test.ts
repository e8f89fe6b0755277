/** Another name, another password: what one does with one's own account. */
import assert from "node:assert/strict";
import {
  changeName,
  changePassword,
  changeProfile,
  endDevices,
  endToken,
  enterByLink,
  findDeviceLink,
  findMe,
  listDevices,
  listTokens,
  logIn,
  makeDeviceLink,
  makeRecoveryCodes,
  makeToken,
  recoverByCode,
  register,
  stayAsMember,
  visit,
} from "../../lib/actions/mod.ts";
import { given } from "../support/seed.ts";
import { codeOf } from "../store/chatter.ts";
import {
  AccountScene,
  granted,
  HeldPasswords,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  problemsOf,
} from "./account_scene.ts";

const PROOF = { password: PASSWORD };
const TO_NEW = { ...PROOF, newPassword: NEW_PASSWORD, keepTokens: false };
const FOR_A_DAY = { name: "A script", scopes: ["read"], days: 1, ...PROOF };

async function namesOf(scene: AccountScene, { user }: Person) {
  const me = await findMe(scene.door(), user);
  return [me?.name, me?.displayName];
}

Deno.test("a new name frees the old one at once, and opens the account from then on", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("Ada");
  const ben = await scene.person("ben");
  granted(await changeName(scene.door(), ada, "Lovelace"));
  granted(await changeName(scene.door(1), ben, "ada"));
  assert.deepEqual(await namesOf(scene, ada), ["Lovelace", "Lovelace"]);
  assert.deepEqual(await namesOf(scene, ben), ["ada", "ada"]);
  assert.equal((await scene.loggedIn("lovelace")).user, ada.user);
  assert.equal((await scene.loggedIn("Ada")).user, ben.user);
  const gone = await logIn(scene.door(), { name: "ben", password: PASSWORD });
  assert.deepEqual(problemsOf(gone), [[null, "wrong"]]);
  assert.deepEqual(await scene.areIn(ada, ben), [true, true], "nobody has to log in again");
});

Deno.test("a name to be shown by that one chose stays as it is", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  given(await changeProfile(scene.door(), ada.user, { displayName: "The Countess" }));
  granted(await changeName(scene.door(), ada, "lovelace"));
  assert.deepEqual(await namesOf(scene, ada), ["lovelace", "The Countess"]);
});

Deno.test("only oneself may take a name that looks like one's own", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("Ada");
  const eve = await scene.person("eve");
  for (const name of ["ada", "аdа", "ADA", "Ada"]) {
    granted(await changeName(scene.door(), ada, name));
    assert.deepEqual(await namesOf(scene, ada), [name, name]);
    for (const like of ["ada", "аdа"]) {
      const taken = await changeName(scene.door(1), eve, like);
      assert.deepEqual(problemsOf(taken), [["name", "taken"]], `${like} beside ${name}`);
    }
  }
  for (const [name, problem] of [["", "empty"], ["a b", "characters"], ["here", "reserved"]]) {
    assert.deepEqual(problemsOf(await changeName(scene.door(), ada, name!)), [["name", problem]]);
  }
  assert.deepEqual(await namesOf(scene, ada), ["Ada", "Ada"]);
  assert.deepEqual(await namesOf(scene, eve), ["eve", "eve"]);
  assert.equal((await scene.loggedIn("eve")).user, eve.user, "the name of old is still hers");
});

Deno.test("of those who want one name at once, on two instances, one gets it", async () => {
  await using scene = await AccountScene.open();
  const people = [await scene.person("ada"), await scene.person("ben")];
  for (let round = 0; round < 10; round++) {
    const before = await Promise.all(people.map((person) => namesOf(scene, person)));
    const wanted = [`wanted${round}`, `WANTED${round}`];
    const changed = await Promise.all(
      people.map((person, at) => changeName(scene.door(at), person, wanted[at]!)),
    );
    const winner = changed.findIndex(({ ok }) => ok);
    const loser = 1 - winner;
    assert.deepEqual(problemsOf(changed[loser]!), [["name", "taken"]]);
    assert.deepEqual((await namesOf(scene, people[winner]!))[0], wanted[winner]);
    assert.deepEqual(await namesOf(scene, people[loser]!), before[loser]);
    assert.equal((await scene.loggedIn(wanted[0]!)).user, people[winner]!.user);
    assert.equal((await scene.loggedIn(before[loser]![0]!)).user, people[loser]!.user);
    scene.clock.move(60_000);
  }
});

Deno.test("two names of one's own at once leave one behind, and the others free", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const wanted = ["one", "two", "three", "four"];
  await Promise.all(wanted.map((name, at) => changeName(scene.door(at), ada, name)));
  const [mine] = await namesOf(scene, ada);
  for (const name of ["ada", ...wanted]) {
    const entered = await register(scene.door(), { name, password: PASSWORD });
    assert.equal(entered.ok, name !== mine, name);
  }
});

Deno.test("without one's password, or with a weak one, nothing is another and nobody is out", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada.lovelace");
  const phone = await scene.loggedIn("ada.lovelace");
  const asked: [Partial<typeof TO_NEW>, string, string][] = [
    [{ password: "" }, "current", "wrong"],
    [{ password: NEW_PASSWORD }, "current", "wrong"],
    [{ newPassword: "short" }, "password", "short"],
    [{ newPassword: "password1" }, "password", "common"],
    [{ newPassword: "Ada.Lovelace" }, "password", "name"],
    [{ newPassword: "x".repeat(1_025) }, "password", "long"],
  ];
  for (const [wrong, field, problem] of asked) {
    const changed = await changePassword(scene.door(), ada, { ...TO_NEW, ...wrong });
    assert.deepEqual(problemsOf(changed), [[field, problem]], problem);
  }
  assert.deepEqual(await scene.areIn(ada, phone), [true, true]);
  await scene.loggedIn("ada.lovelace");
});

Deno.test("a new password ends all else that opens the account, and no one else's", async () => {
  await using scene = await AccountScene.open();
  const door = scene.door();
  const [ada, eve] = [await scene.person("ada"), await scene.person("eve")];
  const phone = await scene.loggedIn("ada");
  const token = granted(await makeToken(door, ada, FOR_A_DAY));
  const evesToken = granted(await makeToken(door, eve, FOR_A_DAY));
  const { secret } = granted(await makeDeviceLink(door, phone, PROOF));
  const { codes } = granted(await makeRecoveryCodes(door, ada, PROOF));
  const changed = granted(await changePassword(door, ada, TO_NEW));
  assert.deepEqual(await scene.areIn(ada, phone, token), [false, false, false]);
  assert.deepEqual(await scene.areIn(eve, evesToken), [true, true]);
  const mine = (await scene.has(changed.token!))!;
  assert.deepEqual([mine.user, mine.expiresAt], [ada.user, ada.expiresAt], "the session goes on");
  assert.deepEqual((await listDevices(door, mine)).map(({ isThis }) => isThis), [true]);
  assert.deepEqual(await listTokens(door, mine), []);
  assert.equal(await findDeviceLink(door, secret), null);
  assert.deepEqual(problemsOf(await enterByLink(door, { secret })), [[null, "link"]]);
  const old = await logIn(door, { name: "ada", password: PASSWORD });
  assert.deepEqual(problemsOf(old), [[null, "wrong"]]);
  await scene.loggedIn("ada", NEW_PASSWORD);
  const kept = { name: "ada", code: codes[0]!, password: PASSWORD };
  granted(await recoverByCode(door, kept));
});

Deno.test("programs go on where one ticks that they shall", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const phone = await scene.loggedIn("ada");
  const token = granted(await makeToken(scene.door(), ada, FOR_A_DAY));
  granted(await changePassword(scene.door(), ada, { ...TO_NEW, keepTokens: true }));
  assert.deepEqual(await scene.areIn(ada, phone, token), [false, false, true]);
});

Deno.test("of those who change the password at once, on two instances, one does", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const phone = await scene.loggedIn("ada");
  const held = new HeldPasswords(2);
  const asked = [TO_NEW, { ...TO_NEW, newPassword: `${NEW_PASSWORD} too` }];
  const changing = [ada, phone].map((who, at) =>
    changePassword(scene.door(at, held), who, asked[at]!)
  );
  await held.answered;
  held.release();
  const changed = await Promise.all(changing);
  const winner = changed.findIndex(({ ok }) => ok);
  assert.deepEqual(problemsOf(changed[1 - winner]!), [[null, "not_yours"]]);
  await scene.loggedIn("ada", asked[winner]!.newPassword);
  const lost = await logIn(scene.door(), { name: "ada", password: asked[1 - winner]!.newPassword });
  assert.deepEqual(problemsOf(lost), [[null, "wrong"]]);
  const mine = granted(changed[winner]!).token!;
  assert.deepEqual(await scene.areIn(ada, phone, { token: mine }), [false, false, true]);
});

Deno.test("who had proved the old password opens nothing once there is a new one", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const phone = await scene.loggedIn("ada");
  const held = new HeldPasswords(5);
  const late = scene.door(1, held);
  const opening = [
    logIn(late, { name: "ada", password: PASSWORD }),
    makeToken(late, phone, FOR_A_DAY),
    makeDeviceLink(late, phone, PROOF),
    makeRecoveryCodes(late, phone, PROOF),
    changePassword(late, phone, TO_NEW),
  ];
  await held.answered;
  const { token } = granted(await changePassword(scene.door(), ada, TO_NEW));
  held.release();
  const opened = await Promise.all(opening);
  assert.deepEqual(opened.map(problemsOf), [
    [[null, "wrong"]],
    [[null, "not_yours"]],
    [[null, "not_yours"]],
    [[null, "not_yours"]],
    [[null, "not_yours"]],
  ]);
  const mine = (await scene.has(token!))!;
  assert.equal((await listDevices(scene.door(), mine)).length, 1);
  assert.deepEqual(await listTokens(scene.door(), mine), []);
});

Deno.test("a session that has ended sets no password", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const phone = await scene.loggedIn("ada");
  given(await endDevices(scene.door(), ada, phone.session));
  const changed = await changePassword(scene.door(1), phone, TO_NEW);
  assert.deepEqual(problemsOf(changed), [[null, "not_yours"]]);
  await scene.loggedIn("ada");
});

Deno.test("a guest who gives a password stays, and keeps the session and nothing older", async () => {
  await using scene = await AccountScene.open();
  const guest = await scene.cameIn("gus", await visit(scene.door(), { name: "gus" }));
  assert.deepEqual(problemsOf(await stayAsMember(scene.door(), guest, "short")), [
    ["password", "short"],
  ]);
  const { token } = granted(await stayAsMember(scene.door(), guest, NEW_PASSWORD));
  assert.equal((await findMe(scene.door(), guest.user))?.role, "member");
  assert.deepEqual(await scene.areIn(guest, { token: token! }), [false, true]);
  assert.equal((await scene.loggedIn("gus", NEW_PASSWORD)).user, guest.user);
  const again = await stayAsMember(scene.door(), (await scene.has(token!))!, PASSWORD);
  assert.deepEqual(problemsOf(again), [[null, "not_yours"]], "whoever has one has to show it");
});

Deno.test("a program changes nothing of the account that it works for", async () => {
  await using scene = await AccountScene.open();
  const door = scene.door();
  const ada = await scene.placed("ada", "owner");
  const scopes = ["read", "write", "admin"];
  const { token } = granted(await makeToken(door, ada, { ...FOR_A_DAY, scopes }));
  const other = granted(await makeToken(door, ada, FOR_A_DAY));
  const program = (await scene.has(token))!;
  const notYours = [[null, "not_yours"]];
  const refused = [
    await changeName(door, program, "eve"),
    await changePassword(door, program, TO_NEW),
    await makeRecoveryCodes(door, program, PROOF),
    await makeDeviceLink(door, program, PROOF),
    await makeToken(door, program, { ...FOR_A_DAY, scopes }),
  ];
  for (const answer of refused) assert.deepEqual(problemsOf(answer), notYours);
  for (const which of ["others", ada.session]) {
    assert.equal(codeOf(await endDevices(door, program, which)), "forbidden");
  }
  const { session } = (await scene.has(other.token))!;
  assert.equal(codeOf(await endToken(door, program, session)), "forbidden");
  assert.deepEqual(await namesOf(scene, ada), ["ada", "ada"]);
  assert.deepEqual(await scene.areIn(ada, other, { token }), [true, true, true]);
  const guest = await scene.cameIn("gus", await visit(door, { name: "gus" }));
  const own = granted(await makeToken(door, guest, FOR_A_DAY));
  const stays = await stayAsMember(door, (await scene.has(own.token))!, NEW_PASSWORD);
  assert.deepEqual(problemsOf(stays), notYours, "a guest's program neither");
});
