import { computed, type Signal, signal } from "@preact/signals";
import { App, csp, staticFiles } from "fresh";
import { IS_BROWSER } from "fresh/runtime";
import { deepEqual, equal, match } from "node:assert/strict";
import type { ComponentChildren } from "preact";
import { open, strictApp, type View } from "./browser.ts";
import { fixtureApp, withFixture } from "./fixture.ts";
import { describe } from "./fixture/describe.ts";
import Counter from "./fixture/islands/Counter.tsx";
import Echo from "./fixture/islands/Echo.tsx";
import Frame from "./fixture/islands/Frame.tsx";
import IsAwake from "./fixture/islands/is-awake.tsx";
import Outer from "./fixture/islands/Outer.tsx";
import { Items, Late, Row } from "./fixture/islands/Rows.tsx";
import Thrower from "./fixture/islands/Thrower.tsx";
import Titled from "./fixture/islands/Titled.tsx";

/** A page with these islands in it, open and awake. */
function show(make: () => ComponentChildren): Promise<View> {
  const Page = () => (
    <>
      <main>{make()}</main>
      <IsAwake />
    </>
  );
  return open(withFixture(strictApp().get("/", (ctx) => ctx.render(<Page />))));
}

async function texts({ page }: View, selector: string): Promise<string[]> {
  return await page.locator(selector).allTextContents();
}

/** Waits until the page shows this text: events are handled in their own time. */
async function shows({ page }: View, text: string): Promise<void> {
  await page.getByText(text, { exact: true }).first().waitFor();
}

/** What arrives in the browser, of each of these values passed to an island. */
async function arriving(values: unknown[]): Promise<string[]> {
  await using view = await show(() => values.map((value, i) => <Echo key={i} value={value} />));
  return await texts(view, ".echo");
}

async function arriveWhole(values: unknown[]): Promise<void> {
  deepEqual(await arriving(values), values.map((value) => describe(value)));
}

Deno.test("props: primitive values", () =>
  arriveWhole([
    "text",
    "",
    0,
    -1.5,
    1e300,
    true,
    false,
    null,
    undefined,
    123n,
    -(2n ** 70n),
    NaN,
    Infinity,
    -Infinity,
    -0,
  ]));

Deno.test("props: strings that HTML or scripts could trip over", () =>
  arriveWhole([
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    "]]>",
    "\u2028 \u2029",
    "\\u003c \\ \" ' ` ${x}",
    "\u0000\u0001\n\r\t",
    "👋 é ﷽",
    "&lt;&amp;&quot;",
    { "</script>": "</script>" },
  ]));

Deno.test("props: objects of every kind that can be passed", () =>
  arriveWhole([
    new Date(1_700_000_000_000),
    new URL("https://example.com/a?b=%20#c"),
    /a\/b[</]script>/giu,
    new Uint8Array([0, 1, 254, 255]),
    new Uint8Array(),
    new Set([1, "a", null, new Set([2])]),
    new Map<unknown, unknown>([["a", 1], [{ key: true }, new Map([[1n, new Date(0)]])]]),
    // deno-lint-ignore no-sparse-arrays -- a hole is what is passed
    [1, , 3],
    { a: { b: [{ c: new Set([new URL("http://x/")]) }] }, u: undefined },
    [[[]]],
    {},
  ]));

Deno.test("props: signals, alone and within other values", () =>
  arriveWhole([
    signal(1),
    signal(undefined),
    computed(() => 5),
    signal({ list: [signal("a"), signal(signal(2))] }),
    new Map([["k", signal(new Date(0))]]),
  ]));

Deno.test("props: values that refer to themselves", () => {
  const object: Record<string, unknown> = { name: "self" };
  object.self = object;
  const list: unknown[] = [1];
  list.push({ back: list });
  const map = new Map<string, unknown>();
  map.set("map", map);
  return arriveWhole([object, list, map]);
});

Deno.test("props: values that refer to themselves through a signal", () => {
  const inner: Record<string, unknown> = { name: "inner" };
  const outer = signal(inner);
  inner.signal = outer;
  const holder: { signal?: Signal<unknown> } = {};
  holder.signal = signal({ holder });
  const alone = signal<unknown>(null);
  alone.value = [alone];
  return arriveWhole([outer, inner, holder, alone]);
});

Deno.test("props: one object passed twice is one object there", async () => {
  const shared = { a: 1 };
  await using view = await show(() => <Echo value={[shared, { again: shared }]} />);
  const [text] = await texts(view, ".echo");
  equal(text, describe([shared, { again: shared }]));
});

Deno.test("an island comes to life and counts by itself", async () => {
  await using view = await show(() => [<Counter key="a" name="a" />, <Counter key="b" name="b" />]);
  await view.page.getByText("a: 0").click();
  await shows(view, "a: 1");
  deepEqual(await texts(view, "button"), ["a: 1", "b: 0"]);
});

Deno.test("islands that were given one signal share it, wherever they stand", async () => {
  await using view = await show(() => {
    const count = signal(3);
    return (
      <>
        <aside>
          <Counter name="a" count={count} />
        </aside>
        <article>
          <p>
            <Counter name="b" count={count} />
          </p>
        </article>
        <Counter name="own" />
        <Frame name="frame">
          <Counter name="c" count={count} />
        </Frame>
      </>
    );
  });
  await view.page.getByText("b: 3").click();
  await shows(view, "a: 4");
  await shows(view, "b: 4");
  await shows(view, "c: 4");
  await shows(view, "own: 0");
});

Deno.test("waking up keeps the elements that the server sent", async () => {
  const mark = "for (const element of document.querySelectorAll('main *')) element.marked = true";
  await using view = await show(() => (
    <>
      <Counter name="a" />
      <Frame name="frame">
        <p>slot</p>
        <Counter name="b" />
      </Frame>
      <ul>
        <Items name="item" from={2} />
      </ul>
      <script dangerouslySetInnerHTML={{ __html: mark }} />
    </>
  ));
  await view.page.getByText("b: 0").click();
  await shows(view, "b: 1");
  const unmarked = await view.page.locator("main *:not(script)").evaluateAll((elements) =>
    elements.filter((element) => !("marked" in element)).map((element) => element.outerHTML)
  );
  deepEqual(unmarked, []);
});

Deno.test("an island may use another as its own component", async () => {
  await using view = await show(() => <Outer name="outer" />);
  await view.page.getByText("in outer: 0").click();
  await shows(view, "in outer: 1");
  equal((await texts(view, "button")).length, 1);
});

Deno.test("JSX passed to an island, as children and as another prop, may hold islands", async () => {
  await using view = await show(() => (
    <Frame name="frame" header={<h2 class="title">title</h2>}>
      text <b>bold</b>
      <Counter name="inner" />
      <Frame name="second">
        <Counter name="innermost" />
      </Frame>
    </Frame>
  ));
  deepEqual(await texts(view, ".title"), ["title"]);
  await view.page.getByText("inner: 0").click();
  await shows(view, "inner: 1");
  await view.page.getByText("innermost: 0").click();
  await shows(view, "innermost: 1");
  await view.page.getByText("hide second").click();
  await shows(view, "show second");
  equal(await view.page.getByText("innermost").count(), 0);
  await shows(view, "inner: 1");
});

Deno.test("JSX that an island shows only later appears then, alive", async () => {
  await using view = await show(() => (
    <Frame name="frame" open={false}>
      <p title="a &quot;b&quot;">late text</p>
      <input type="checkbox" checked disabled />
      <input type="text" required value="typed" />
      <p hidden>unseen</p>
      <svg viewBox="0 0 1 1" width="8">
        <path d="M0 0h1" />
      </svg>
      <Counter name="late" />
    </Frame>
  ));
  equal(await view.page.getByText("late text").count(), 0);
  await view.page.getByText("show frame").click();
  await shows(view, "late text");
  await view.page.getByText("late: 0").click();
  await shows(view, "late: 1");
  equal(await view.page.locator("input").first().isDisabled(), true);
  equal(await view.page.locator("input").first().isChecked(), true);
  equal(await view.page.locator("input").last().inputValue(), "typed");
  equal(await view.page.locator("input[required]").count(), 1);
  equal(await view.page.getByText("unseen").isVisible(), false);
  equal(await view.page.locator("svg path").evaluate((path) => path instanceof SVGElement), true);
  equal(await view.page.locator("p").first().getAttribute("title"), 'a "b"');
  await view.page.getByText("hide frame").click();
  await shows(view, "show frame");
  await view.page.getByText("show frame").click();
  await shows(view, "late: 0");
});

Deno.test("islands of several elements grow and vanish in their places in a list", async () => {
  await using view = await show(() => (
    <ul>
      <li>first</li>
      <Items name="a" />
      <Items name="b" />
      <li>middle</li>
      <Items name="c" from={2} />
    </ul>
  ));
  for (const name of ["a 0", "b 0", "a 0", "c 1"]) await view.page.getByText(name).click();
  await shows(view, "c 2");
  await shows(view, "a 2");
  deepEqual(await texts(view, "li"), [
    ...["first", "a 0", "a 1", "a 2", "b 0", "b 1", "middle", "c 0", "c 1", "c 2"],
  ]);
  await view.page.getByText("a 1").click({ button: "right" });
  await view.page.getByText("a 1").waitFor({ state: "detached" });
  deepEqual(await texts(view, "li"), ["first", "b 0", "b 1", "middle", "c 0", "c 1", "c 2"]);
});

Deno.test("an island may begin as nothing", async () => {
  await using view = await show(() => {
    const count = signal(0);
    return (
      <ul>
        <li>before</li>
        <Late count={count} />
        <Late count={count} />
        <li>
          <Counter name="count" count={count} />
        </li>
      </ul>
    );
  });
  equal(await view.page.locator("li").count(), 2);
  await view.page.getByText("count: 0").click();
  await shows(view, "count: 1");
  await view.page.locator(".late").nth(1).waitFor();
  deepEqual(await texts(view, "li"), ["before", "late 1", "late 1", "count: 1"]);
});

Deno.test("islands may be rows of a table", async () => {
  await using view = await show(() => (
    <table>
      <tbody>
        <Row cells={["a", "b"]} />
        <tr>
          <td>still</td>
        </tr>
        <Row cells={["c"]} />
      </tbody>
    </table>
  ));
  await view.page.getByText("c", { exact: true }).click();
  await shows(view, "c!");
  deepEqual(await texts(view, "td"), ["a", "b", "still", "c!"]);
});

Deno.test("an island that throws does not keep the others asleep", async () => {
  await using view = await show(() => [
    <Thrower key="thrower" />,
    <Counter key="counter" name="after" />,
  ]);
  await view.page.getByText("after: 0").click();
  await shows(view, "after: 1");
  match(view.takeComplaints().join(), /thrown by an island/);
});

Deno.test("IS_BROWSER tells the two sides apart", async () => {
  const app = withFixture(strictApp().get("/", (ctx) => ctx.render(<IsAwake />)));
  match(
    await (await app.handler()(new Request("http://localhost/"))).text(),
    /data-where="server"/,
  );
  equal(IS_BROWSER, false);
  await using view = await open(app);
  equal(await view.page.locator("output").count(), 1);
});

Deno.test("an island in a group's (_islands) folder comes to life", async () => {
  await using view = await open(fixtureApp(), "/career");
  await view.page.getByText("visitors: 3").click();
  await shows(view, "visitors: 4");
});

Deno.test("an island may set the title and other parts of the head", async () => {
  await using view = await show(() => <Titled />);
  const { page } = view;
  const head = () =>
    page.evaluate(() => ({
      title: document.title,
      titles: document.head.querySelectorAll("title").length,
      here: [...document.head.querySelectorAll("meta[name=only-here]")]
        .map((meta) => meta.getAttribute("content")),
      links: document.head.querySelectorAll("link[rel=help]").length,
    }));
  deepEqual(await head(), { title: "clicked 0", titles: 1, here: ["0"], links: 1 });
  const help = page.locator("link[rel=help]");
  await help.evaluate((link) => Object.assign(link, { marked: true }));
  await page.getByText("click", { exact: true }).click();
  await page.waitForFunction(() => document.title === "clicked 1");
  deepEqual(await head(), { title: "clicked 1", titles: 1, here: ["1"], links: 1 });
  equal(await help.evaluate((link) => "marked" in link), true, "what stays the same stays");
});

Deno.test("asset() marks addresses in an island as it does on the server", async () => {
  await using view = await show(() => <Titled />);
  const link = view.page.locator("a");
  const marked = await link.getAttribute("href");
  match(marked!, /^\/plain\.txt\?/);
  await view.page.getByText("click", { exact: true }).click();
  await view.page.waitForFunction(() => document.title === "clicked 1");
  equal(await link.getAttribute("href"), marked!.replace("/plain.txt", "/long.css"));
});

Deno.test("the policy lets rendered inline scripts run, and injected ones not", async () => {
  const app = withFixture(
    new App().use(csp({ useNonce: true })).use(staticFiles()).get("/", (ctx) =>
      ctx.render(
        <main>
          <script dangerouslySetInnerHTML={{ __html: "document.title = 'rendered'" }} />
          <div
            dangerouslySetInnerHTML={{ __html: "<script>document.title = 'injected'</script>" }}
          />
          <Counter name="counter" />
          <IsAwake />
        </main>,
      )),
  );
  await using view = await open(app);
  equal(await view.page.title(), "rendered");
  match(view.takeComplaints().join(), /Content Security Policy/);
  await view.page.getByText("counter: 0").click();
  await shows(view, "counter: 1");
});
