import assert from "node:assert/strict";
import { wordsOf } from "../../lib/screen/share/words_of.ts";

const ADDRESS = "https://yard.example/1";

Deno.test("what is shared in words is one text, and nothing is said twice", () => {
  const words = (title: string, text: string, url: string) => wordsOf({ title, text, url });
  assert.equal(words("The yard", "In the sun", ADDRESS), `The yard\nIn the sun\n${ADDRESS}`);
  assert.equal(words("The yard", `The yard: ${ADDRESS}`, ADDRESS), `The yard: ${ADDRESS}`);
  assert.equal(words(ADDRESS, ADDRESS, ADDRESS), ADDRESS);
  assert.equal(words("", " one\r\ntwo\r ", ""), "one\ntwo");
  assert.equal(words("", "", ""), "");
});
