/** What somebody outside is told of a private room by their page and over its socket: nothing, in a real browser. */
import assert from "node:assert/strict";
import { changeSettings } from "../../lib/actions/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { fieldOf, hasMessage, write } from "../support/conversation_page.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

Deno.test("a private room is heard of by nobody outside: not by list, search, address, typing or notification", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  browser.forgive(/404 \(Not Found\)/);
  const scene = { server, place, browser };
  const { rooms, people } = place;
  const ground = { store: server.chat.store, now: () => server.clock.now() };
  given(await changeSettings(ground, people.aiko.user, { desktop: true, level: "all" }));

  const aiko = await openApp(scene, "/r", { who: "aiko" });
  await aiko.context().grantPermissions(["notifications"], { origin: server.address });
  const frames: string[] = [];
  aiko.on(
    "websocket",
    (socket) => socket.on("framereceived", ({ payload }) => void frames.push(`${payload}`)),
  );
  await aiko.goto(`${server.address}/r/${rooms.saturday}`);
  await aiko.locator('.screen[data-phase="in sync"]').waitFor();
  const ines = await openApp(scene, `/r/${rooms.till}`, { who: "ines" });
  const mara = await openApp(scene, `/r/${rooms.till}`);

  await fieldOf(ines).pressSequentially("Counting the");
  await mara.getByText(chat.composer.typing(["Ines Okafor"])).waitFor();
  await write(ines, "zanzibar and @aiko have 12");
  await hasMessage(mara, "zanzibar and @aiko have 12");
  const secret = await place.say("mara", rooms.till, "zanzibar again, @room", {
    shout: "room",
  });

  await aiko.keyboard.press("Control+k");
  const jump = aiko.getByRole("combobox", { name: chat.switcher.title });
  await jump.fill("till");
  await aiko.getByText(chat.switcher.nothing("till")).waitFor();
  await aiko.keyboard.press("Escape");
  await fieldOf(aiko).fill("#til");
  await fieldOf(aiko).press("End");

  // What comes later in the order of the place is there: what came before it would be too
  await place.say("ines", rooms.saturday, "And now for all");
  await hasMessage(aiko, "And now for all");
  assert.equal(await aiko.locator(".completion-offer").count(), 0);
  await fieldOf(aiko).fill("");
  const seen = await aiko.content();
  const heard = frames.join("\n");
  assert.ok(heard.includes("And now for all"), "the socket was listened to");
  for (const told of ["zanzibar", rooms.till, "Coffee money", secret]) {
    assert.ok(!seen.includes(told), `the page has ${told}`);
    assert.ok(!heard.includes(told), `the socket told ${told}`);
  }
  const typing = frames.filter((frame) => frame.includes('"typing"'));
  assert.deepEqual(typing, []);
  assert.ok(!/\(\d/.test(await aiko.title()), await aiko.title());
  const shown = await aiko.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    return (await registration?.getNotifications() ?? []).map(({ body }) => body).join("\n");
  });
  assert.ok(!shown.includes("zanzibar"));

  await aiko.goto(`${server.address}/browse`);
  await aiko.getByRole("searchbox").fill("till");
  await aiko.getByText(chat.browse.nothing("till")).waitFor();
  for (const path of [`/r/${rooms.till}`, `/r/${rooms.till}/m/${secret}`, "/rooms/till"]) {
    await aiko.goto(server.address + path);
    await aiko.getByText(chat.frame.notThere).or(aiko.getByRole("heading", { level: 1 })).first()
      .waitFor();
    const text = await aiko.content();
    for (const told of ["zanzibar", "Coffee money", "Mara Lindqvist wrote"]) {
      assert.ok(!text.includes(told), `${path} has ${told}`);
    }
  }
});
