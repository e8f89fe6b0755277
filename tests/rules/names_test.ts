import assert from "node:assert/strict";
import { findable, inNameOrder, matchNames } from "../../lib/rules/mod.ts";

const entriesOf = (...people: string[][]) =>
  inNameOrder(people.map((names) => findable(names[0]!, names)));

function find(query: string, people: string[][], limit = 10): string[] {
  return matchNames(entriesOf(...people), query, limit);
}

Deno.test("the best comes first: the very name, its beginning, a word's, within, its letters", () => {
  const people = [
    ["Armand"],
    ["Anna Marla"],
    ["Omar"],
    ["Mara"],
    ["Mar"],
    ["Eva Maria"],
    ["Michael Arndt"],
  ];
  assert.deepEqual(find("mar", people), [
    ...["Mar", "Mara", "Anna Marla", "Eva Maria", "Omar", "Michael Arndt"],
  ]);
  assert.deepEqual(find("mar", people, 2), ["Mar", "Mara"]);
  assert.deepEqual(find("xyz", people), []);
});

Deno.test("any of the names counts, and the better one", () => {
  const people = [["Zoe Lang", "zlang"], ["Ada King", "lovelace"], ["Lovis", "lk"]];
  assert.deepEqual(find("lov", people), ["Ada King", "Lovis"]);
  assert.deepEqual(find("lovelace", people), ["Ada King"]);
  assert.deepEqual(find("@zlang", people), ["Zoe Lang"]);
});

Deno.test("several words are looked for in any order", () => {
  const people = [["Ada King Lovelace"], ["Ada Byron"]];
  assert.deepEqual(find("lov ada", people), ["Ada King Lovelace"]);
  assert.deepEqual(find("king lov", people), ["Ada King Lovelace"]);
  assert.deepEqual(find("#ada b", people), ["Ada Byron"]);
});

Deno.test("accents, case and letters that are hard to type make no difference", () => {
  const people = [["Zoë Müller"], ["Łukasz Strauß"], ["Søren"], ["İpek"], ["Ἀθηνᾶ"], ["김철수"]];
  const asked = ["zoe mul", "lukasz strauss", "soren", "ipek", "αθηνα", "김철"];
  assert.deepEqual(asked.map((query) => find(query, people)[0]), people.flat());
  assert.deepEqual(find("MÜLLER", people), ["Zoë Müller"]);
});

Deno.test("before anything is typed the first ones are shown, in the order of their names", () => {
  assert.deepEqual(find("", [["ben"], ["Ada"], ["Čeněk"]], 2), ["Ada", "ben"]);
  assert.deepEqual(find(" @ ", [["ben"], ["Ada"]]), ["Ada", "ben"]);
});

Deno.test("a look over five thousand people folds one text, and goes over each name once", () => {
  const people = Array.from({ length: 5_200 }, (_, i) => [`Person ${i}`, `login${i}`]);
  const looks = { names: 0, folds: 0 };
  const entries = entriesOf(...people).map(({ what, names }) => ({
    what,
    get names() {
      looks.names++;
      return names;
    },
  }));
  const { normalize } = String.prototype;
  String.prototype.normalize = function (form) {
    looks.folds++;
    return normalize.call(this, form);
  };
  try {
    assert.equal(matchNames(entries, "person 51", 20).length, 20);
  } finally {
    String.prototype.normalize = normalize;
  }
  assert.deepEqual(looks, { names: 5_200, folds: 1 });
});
