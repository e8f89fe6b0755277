/** A phone in one hand, in a real browser: from the list to a reaction and back, with a keyboard in between. */
import assert from "node:assert/strict";
import type { CDPSession, Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { fieldOf, hasMessage } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";
import { wipe } from "../support/wipe.ts";

const KEYBOARD_PX = 300;

Deno.test("with a finger: into a room, write above the keyboard, hold a message and react, and back by a wipe", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const scene = { server, place, browser };
  const { rooms: { tools } } = place;
  const phone = await openApp(scene, "/r", { size: PHONE, touch: true });
  const ines = await openApp(scene, `/r/${tools}`, { who: "ines" });
  const finger = await phone.context().newCDPSession(phone);
  const rail = phone.locator(".rail");
  await rail.getByRole("link", { name: "tool-shed" }).tap();
  await hasMessage(phone, "The torque wrench is in drawer 4, not in 3. I have put a label on it.");
  assert.ok(await rail.isHidden());

  await fieldOf(phone).tap();
  await coverBy(phone, KEYBOARD_PX);
  for (const part of [".composer-part", ".chat-head"]) {
    const { y, height } = (await phone.locator(part).first().boundingBox())!;
    assert.ok(y >= 0 && y + height <= PHONE.height - KEYBOARD_PX, `${part} is under the keyboard`);
  }
  const last = (await phone.locator(".message").last().boundingBox())!;
  const composer = (await phone.locator(".composer-part").boundingBox())!;
  assert.ok(last.y + last.height <= composer.y + 1, "the newest is seen above the field");
  await phone.keyboard.type("From a phone");
  await phone.getByRole("button", { name: chat.composer.send, exact: true }).tap();
  await hasMessage(ines, "From a phone");
  await coverBy(phone, 0);
  const whole = (await phone.locator(".composer-part").boundingBox())!;
  assert.ok(whole.y + whole.height > PHONE.height - 80, "the keyboard has left nothing behind");

  await hold(phone, finger, "The torque wrench");
  const react = phone.getByRole("menuitemcheckbox", { name: chat.acts.reactWith("🎉") });
  await react.waitFor();
  assert.deepEqual(await axeViolations(phone), []);
  await react.tap();
  const named = chat.acts.reacted(["Mara Lindqvist"], 0, "🎉");
  await ines.getByRole("button", { name: named }).waitFor();
  await react.waitFor({ state: "detached" });

  // What is pressed right after is meant
  await hold(phone, finger, "The torque wrench");
  await react.tap();
  await react.waitFor({ state: "detached" });
  await ines.getByRole("button", { name: named }).waitFor({ state: "detached" });

  await hold(phone, finger, "The torque wrench");
  await react.waitFor();
  await phone.touchscreen.tap(PHONE.width / 2, 80);
  await react.waitFor({ state: "detached" });
  await wipe(phone, 60, 320);
  await rail.waitFor();
  await place.say("aiko", tools, "Who has the key?");
  await rail.getByRole("link", { name: /tool-shed.*1 unread/ }).waitFor();
});

/** No keyboard comes up in a browser without a screen: this says what one would. */
async function coverBy(phone: Page, px: number): Promise<void> {
  await phone.evaluate((px) => {
    const seen = globalThis.visualViewport!;
    Object.defineProperty(seen, "height", { value: innerHeight - px, configurable: true });
    seen.dispatchEvent(new Event("resize"));
    return new Promise((drawn) => requestAnimationFrame(drawn));
  }, px);
}

async function hold(phone: Page, finger: CDPSession, text: string): Promise<void> {
  const { x, y } = (await phone.locator(".message .prose", { hasText: text }).boundingBox())!;
  const touchPoints = [{ x: x + 20, y: y + 8 }];
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await phone.getByRole("menu").or(phone.getByRole("dialog")).first().waitFor();
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
