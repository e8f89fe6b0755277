import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeViolations, DESKTOP, PHONE, TestBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

const PATHS = ["/", "/nowhere", "/kit"];
const SCHEMES = ["light", "dark"] as const;
const NARROW = { width: 320, height: 640 };
const SIZES = [DESKTOP, PHONE, NARROW];

/** A page that is not there is an error to the console, and rightly so. */
const NOT_THERE = /404 \(Not Found\).*\/nowhere/;

Deno.test("the pages keep nobody out, in both schemes and sizes, and need no sideways scrolling", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_THERE);
  for (const scheme of SCHEMES) {
    for (const size of SIZES) {
      const page = await browser.page({ scheme, size });
      for (const path of PATHS) {
        await page.goto(server.address + path);
        const where = `${path} ${scheme} ${size.width}`;
        assertEquals(await axeViolations(page), [], where);
        const width = await page.evaluate("document.documentElement.scrollWidth") as number;
        ok(width <= size.width, `${where} is ${width} wide`);
      }
      await page.context().close();
    }
  }
});

Deno.test("with text of twice the size nothing is cut off", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_THERE);
  for (const size of SIZES) {
    const page = await browser.page({ size });
    for (const path of PATHS) {
      await page.goto(server.address + path);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      const where = `${path} ${size.width}`;
      const width = await page.evaluate("document.documentElement.scrollWidth") as number;
      ok(width <= size.width, `${where} is ${width} wide`);
      assertEquals(await page.evaluate(cutOffInWindows), [], where);
    }
    await page.context().close();
  }
});

/** Runs in the page. A window hides what leaves it, so the page itself would not grow. */
const cutOffInWindows = `[...document.querySelectorAll(".window .message *")].filter((node) => {
  const edge = node.closest(".window").getBoundingClientRect().right;
  const { right, width } = node.getBoundingClientRect();
  return width > 1 && right > edge && !node.closest(".tip, .sr-only, .truncate");
}).map((node) => node.outerHTML.slice(0, 100))`;

Deno.test("every class on a page has a rule", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_THERE);
  const page = await browser.page();
  for (const path of PATHS) {
    await page.goto(server.address + path);
    assertEquals(await page.evaluate(classesWithoutRule), [], path);
  }
});

/** Runs in the page. */
const classesWithoutRule = `(() => {
  const selectors = [];
  const collect = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText) selectors.push(rule.selectorText);
      if (rule.cssRules) collect(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const text = selectors.join(" ") + " ";
  const used = new Set([...document.querySelectorAll("[class]")].flatMap((node) => [...node.classList]));
  return [...used].filter((name) => {
    const at = text.split("." + CSS.escape(name)).slice(1);
    return !at.some((rest) => !/^[\\w-]/.test(rest));
  });
})()`;

Deno.test("the pages can be read and left without scripts", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_THERE);
  const page = await browser.page({ scripts: false });
  for (const path of PATHS) {
    await page.goto(server.address + path);
    ok(await page.locator("h1").first().isVisible(), path);
  }
  await page.goto(`${server.address}/nowhere`);
  await page.getByRole("main").getByRole("link").first().click();
  assertIs(new URL(page.url()).pathname, "/");
});

Deno.test("the keyboard alone goes through a page, and always shows where it is", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  for (const scheme of SCHEMES) {
    const page = await browser.page({ scheme });
    await page.goto(server.address);
    const reached: string[] = [];
    const count = await page.locator(
      "a[href]:not([inert] *), :is(button, input, summary):not([inert] *)",
    ).count();
    for (let i = 0; i < count; i++) {
      await page.keyboard.press("Tab");
      const focus = await focused(page);
      if (!focus) break;
      ok(focus.ring >= 2, `${focus.name} shows no focus`);
      reached.push(focus.name);
    }
    assertIs(new Set(reached).size, count, `only reached ${reached.join(", ")}`);
    await page.context().close();
  }
});

Deno.test("the skip link takes the keyboard to the content", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_THERE);
  const page = await browser.page();
  for (const path of PATHS) {
    await page.goto(server.address + path);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**#main");
    assertIs(await page.evaluate("document.activeElement.localName"), "main", path);
  }
});

async function focused(page: Page): Promise<{ name: string; ring: number } | null> {
  return await page.evaluate(`(() => {
    const node = document.activeElement;
    if (!node || node === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    const name = node.outerHTML.slice(0, 120) + " " + node.getBoundingClientRect().top;
    return { name, ring: outlineStyle === "none" ? 0 : parseFloat(outlineWidth) };
  })()`);
}

Deno.test("nothing moves for those who asked for less motion", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  const page = await browser.page({ still: true });
  await page.goto(`${server.address}/kit`);
  const moving = await page.evaluate(`[...document.querySelectorAll("*")].filter((node) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(node);
    const long = (value) => value.split(",").some((part) => parseFloat(part) > 0.01);
    return (animationName !== "none" && long(animationDuration)) || long(transitionDuration);
  }).map((node) => node.outerHTML.slice(0, 100))`);
  assertEquals(moving, []);
});
