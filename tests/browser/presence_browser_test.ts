/** How somebody is there, as others see it on their screens. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat, person as words } from "../../lib/words/en.ts";
import { isAlive, isInSync, openApp, type Scene } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const times = { beatMs: 40, graceMs: 120 };

async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  await using server = await startServer({ times });
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  await work({ server, place, browser });
}

/** Of a person in the list of conversations. */
const inRail = (page: Page, direct: string, label: string) =>
  page.locator(`.rail a[href="/d/${direct}"]`).getByRole("img", { name: label, exact: true });

Deno.test("who leaves the keyboard for ten minutes is away for others, and back at the first key", async () => {
  await withScene(async (scene) => {
    const { direct, rooms } = scene.place;
    const mara = await openApp(scene, `/r/${rooms.saturday}`);
    await inRail(mara, direct, words.offline).waitFor();
    const ines = await openApp(scene, `/r/${rooms.saturday}`, { who: "ines" });
    await inRail(mara, direct, words.online).waitFor();
    await ines.clock.install();
    await ines.reload();
    await isInSync(ines);
    await ines.clock.fastForward("10:00");
    await inRail(mara, direct, words.away).waitFor();
    await ines.keyboard.press("Shift");
    await inRail(mara, direct, words.online).waitFor();
    await ines.context().close();
    await inRail(mara, direct, words.offline).waitFor();
  });
});

Deno.test("what people say of it stands beside their faces, in words too, and the hidden are gone", async () => {
  await withScene(async (scene) => {
    const { server, place } = scene;
    const { direct, rooms } = place;
    const mara = await openApp(scene, `/r/${rooms.saturday}`);
    await using ines = await WireClient.connect(server.address, place.people.ines.token);
    await using tomas = await WireClient.connect(server.address, place.people.tomas.token);
    await inRail(mara, direct, words.online).waitFor();
    given(await ines.ask("presence.say", { as: "dnd", until: null }));
    given(await tomas.ask("presence.say", { as: "away", until: null }));
    await inRail(mara, direct, words.dnd).waitFor();
    await mara.getByRole("button", { name: chat.head.members(5) }).click();
    const member = (name: string, label: string) =>
      mara.locator("li", { hasText: name }).getByRole("img", { name: label, exact: true });
    await member("Ines Okafor", words.dnd).waitFor();
    await member("Tomás Rey", words.away).waitFor();
    await member("Jonas Weber", words.offline).waitFor();
    await member("Mara Lindqvist", words.online).waitFor();
    assert.deepEqual(await axeViolations(mara), []);
    given(await ines.ask("presence.say", { as: "hidden", until: null }));
    await member("Ines Okafor", words.offline).waitFor();
    await inRail(mara, direct, words.offline).waitFor();
    await mara.goto(`${server.address}/people/${place.people.tomas.user}`);
    await mara.getByText(words.away, { exact: true }).waitFor();
    assert.deepEqual(await axeViolations(mara), []);
  });
});

Deno.test("a person's name in the address leads to the conversation with them, a room's to the room", async () => {
  await withScene(async (scene) => {
    const { server, place } = scene;
    const mara = await openApp(scene, "/d/@ines");
    assert.equal(new URL(mara.url()).pathname, `/d/${place.direct}`);
    await mara.goto(`${server.address}/r/tool-shed`);
    await isAlive(mara);
    assert.equal(new URL(mara.url()).pathname, `/r/${place.rooms.tools}`);
    const aiko = await openApp(scene, "/r/till", { who: "aiko" });
    await aiko.getByText(chat.frame.notThere).waitFor();
    assert.deepEqual(await axeViolations(aiko), []);
    await aiko.goto(`${server.address}/r/${place.rooms.till}`);
    await aiko.getByText(chat.frame.notThere).waitFor();
  });
});
