/** `parley upload` and `parley download` as scripts run them, with a real place. */
import assert from "node:assert/strict";
import configuration from "../../deno.json" with { type: "json" };
import { random } from "../support/attachment_scene.ts";
import { wholeHistory } from "../chaos/history.ts";
import { linesIn } from "../support/line_shape.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("files go into a room with a text, and come back by the message, by their ids and by links", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  await using folder = await tempFolder();
  const bytes = random(1_200_000, 1);
  await Deno.writeFile(`${folder.path}/film.bin`, bytes);
  await Deno.writeTextFile(`${folder.path}/two words.txt`, "noted");
  const paths = [`${folder.path}/film.bin`, `${folder.path}/two words.txt`];
  const sent = await ada!.run(["upload", "room 0", ...paths, "-t", "The film for @person1"]);
  assert.deepEqual([sent.code, sent.err], [0, ""]);
  const message = sent.out.trim();
  const client = await ben!.client();
  const [said] = (await wholeHistory(client, scene.rooms[0]!)).filter(({ kind }) =>
    kind !== "system"
  );
  assert.deepEqual([said!.id, said!.body], [message, "The film for @person1"]);
  assert.deepEqual(said!.mentions, [ben!.user]);
  const [film] = said!.files!;
  const into = `${folder.path}/into`;
  await Deno.mkdir(into);
  const room = scene.rooms[0];
  const links = [
    ...[message, `${scene.server.address}/r/${room}/m/${message}`],
    ...[film!.id, `${scene.server.address}/files/${film!.id}/film.bin`],
  ];
  const saved = await ben!.run(["download", ...links, "-o", into]);
  assert.deepEqual([saved.code, saved.err], [0, ""]);
  const names = ["film", "two words", "film (2)", "two words (2)", "film (3)", "film (4)"];
  assert.deepEqual(
    saved.out.trim().split("\n"),
    names.map((name) => `${into}/${name}.${/film/.test(name) ? "bin" : "txt"}`),
  );
  for (const name of names.filter((name) => /film/.test(name))) {
    assert.deepEqual(await Deno.readFile(`${into}/${name}.bin`), new Uint8Array(bytes), name);
  }
  const json = await ben!.run(["download", film!.id, "-o", `${into}/other`, "--json"]);
  assert.deepEqual(linesIn(json.out), [{
    ...{ type: "file", id: film!.id, name: "film.bin" },
    ...{ bytes: bytes.length, path: `${into}/other` },
  }]);
  const again = await ada!.run(["upload", "@person1", ...paths, "--json"]);
  const [line] = linesIn(again.out);
  assert.deepEqual([line.type, line.room_name, line.from_name], ["message", "@person1", "person0"]);
  assert.deepEqual(line.files.map(({ name }: { name: string }) => name), [
    "film.bin",
    "two words.txt",
  ]);
  const piped = await ben!.run(["download", said!.files![1]!.id, "-o", "-"]);
  assert.deepEqual([piped.code, piped.out], [0, "noted"]);
});

Deno.test("what cannot be is said, with its code, and nothing is sent or saved", async () => {
  await using scene = await terminalScene(2, [[0], [1]], { PARLEY_FILE_MIB: "1" });
  const [ada, eve] = scene.people;
  await using folder = await tempFolder();
  const at = (name: string) => `${folder.path}/${name}`;
  await Deno.writeTextFile(at("notes.txt"), "noted");
  await Deno.writeFile(at("large.bin"), new Uint8Array(1_200_000));
  const sent = await ada!.run(["upload", "room 0", at("notes.txt")]);
  const message = sent.out.trim();
  const client = await ada!.client();
  const history = await wholeHistory(client, scene.rooms[0]!);
  const { id } = history.find(({ files }) => files !== undefined)!.files![0]!;
  const wrong: [who: typeof ada, args: string[], code: number, says: RegExp][] = [
    [ada, ["upload", "room 0", folder.path, at("none")], 1, /is a folder[^]*There is no .*none/],
    [ada, ["upload", "room 0", at("large.bin")], 1, /too large: it has 1\.2 MB, and at most 1 MB/],
    [ada, ["upload", "nowhere", at("notes.txt")], 1, /no room called nowhere/],
    [ada, ["upload", "@zoe", at("notes.txt")], 1, /nobody called zoe/],
    [ada, ["upload", "room 1", at("notes.txt")], 1, /are not in room 1/],
    [ada, ["upload", "room 0"], 2, /FILE is missing/],
    [eve, ["download", id], 1, /nothing at f.*, or it is not open to you/],
    [eve, ["download", message], 1, /nothing at .*, or it is not open to you/],
    [ada, ["download", `https://elsewhere.example/files/${id}`], 2, /leads to https:\/\/elsewhere/],
    [ada, ["download", "notes.txt"], 2, /is no file: give the id/],
    [ada, ["download", id, id, "-o", at("both")], 2, /more than one file/],
    [ada, ["download", id, "-o", at("none/")], 1, /There is no folder .*none/],
  ];
  for (const [who, args, code, says] of wrong) {
    const ended = await who!.run(args);
    assert.deepEqual([ended.code, ended.out], [code, ""], args.join(" ") + ended.err);
    assert.match(ended.err, says);
  }
  const nowhere = { ...ada!.env, PARLEY_SERVER: "localhost:1" };
  for (
    const args of [["upload", "room 0", at("notes.txt")], ["download", id], ["download", message]]
  ) {
    const ended = await ada!.home.run(args, { env: nowhere });
    assert.deepEqual([ended.code, /cannot be reached/.test(ended.err)], [3, true], ended.err);
  }
  const names = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
  assert.deepEqual(names.sort(), ["large.bin", "notes.txt"]);
  const texts = (await wholeHistory(client, scene.rooms[0]!)).filter(({ kind }) =>
    kind !== "system"
  );
  assert.equal(texts.length, 1);
});

Deno.test("a full disk is said, and nothing of the file is left", async () => {
  await using scene = await terminalScene(1, [[0]]);
  const [ada] = scene.people;
  await using folder = await tempFolder();
  await Deno.writeFile(`${folder.path}/film.bin`, random(3_000_000, 1));
  const sent = await ada!.run(["upload", "room 0", `${folder.path}/film.bin`]);
  const into = `${folder.path}/into`;
  await Deno.mkdir(into);
  const task = configuration.tasks.chat.replace(/^deno /, "").split(" ");
  // No file grows beyond so many blocks of 512 bytes
  const limit = `trap '' XFSZ; ulimit -f 2000; exec "$0" "$@"`;
  const command = new Deno.Command("/bin/sh", {
    args: ["-c", limit, Deno.execPath(), ...task, "download", sent.out.trim(), "-o", into],
    env: { ...ada!.env, HOME: ada!.home.path, LANG: "en" },
    cwd: new URL("../../", import.meta.url),
  });
  const { code, stderr } = await command.output();
  const said = new TextDecoder().decode(stderr);
  assert.equal(code, 1, said);
  assert.match(
    said,
    /^film\.bin: there is no room for its 3 MB in \/.*into\. Nothing was saved\.\n$/m,
  );
  assert.deepEqual(await Array.fromAsync(Deno.readDir(into)), []);
});
