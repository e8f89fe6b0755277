import assert from "node:assert/strict";
import { markdownFrom } from "../../lib/screen/composer/format/markdown_from.ts";

Deno.test("what was formatted elsewhere becomes what one would have typed", () => {
  assert.equal(
    markdownFrom(
      "<p>Hi <b>you</b> and <i>me</i></p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
    ),
    "Hi **you** and _me_\n\n- a\n- b\n  - c",
  );
  assert.equal(markdownFrom("<ol start=3><li>a</li><li>b</li></ol>"), "3. a\n4. b");
  assert.equal(
    markdownFrom('<pre><code class="language-ts">let a = 1;\n</code></pre><s>no</s>'),
    "```ts\nlet a = 1;\n```\n\n~~no~~",
  );
  assert.equal(markdownFrom("<blockquote><p>q</p></blockquote>"), "> q");
});

Deno.test("what messages cannot show keeps its words", () => {
  assert.equal(markdownFrom("<h2>Plan</h2><p>go</p>"), "**Plan**\n\ngo");
  assert.equal(
    markdownFrom("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"),
    "a\tb\n1\t2",
  );
  assert.equal(markdownFrom('<img src="x" alt="a cat">'), "a cat");
  assert.equal(markdownFrom('<a href="javascript:alert(1)">here</a>'), "here");
  assert.equal(markdownFrom("<script>steal()</script><style>b{}</style>words"), "words");
});

Deno.test("an address that says itself is not said twice", () => {
  assert.equal(
    markdownFrom('<a href="https://a.example/c_d">https://a.example/c_d</a>'),
    "https://a.example/c_d",
  );
  assert.equal(
    markdownFrom('<a href="https://a.example/">the plan</a>'),
    "[the plan](https://a.example/)",
  );
});

Deno.test("the bold element that some programs put around everything is not bold", () => {
  assert.equal(markdownFrom('<b style="font-weight:normal"><p>calm</p></b>'), "calm");
});
