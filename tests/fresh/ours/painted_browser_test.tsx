import { deepEqual } from "node:assert/strict";
import { openAt, strictApp } from "../browser.ts";
import { withFixture } from "../fixture.ts";
import Early from "../fixture/islands/Early.tsx";
import IsAwake from "../fixture/islands/is-awake.tsx";
import { serve } from "../support.ts";
import { ours } from "./ours.ts";

const Page = () => (
  <>
    <Early />
    <IsAwake />
  </>
);

/** What `state` said in the page when its islands were woken. */
async function whenWoken(prepare: () => void): Promise<unknown> {
  await using server = serve(withFixture(strictApp().get("/", (ctx) => ctx.render(<Page />))));
  await using view = await openAt(server.origin, prepare);
  return await view.page.evaluate("stateWhenWoken");
}

ours("islands are woken when the page has had its first frame", async () => {
  const state = await whenWoken(() => {
    const page = { frames: 0, state: () => page.frames > 0 };
    const count = () => page.frames++;
    // Long after the scripts are there: who does not wait for it is seen not to
    const before = Promise.withResolvers<void>();
    addEventListener("DOMContentLoaded", () => setTimeout(before.resolve, 100));
    const ask = requestAnimationFrame.bind(globalThis);
    performance.getEntriesByType = () => [];
    globalThis.requestAnimationFrame = (run) => {
      before.promise.then(() =>
        ask((at) => {
          count();
          run(at);
        })
      );
      return 0;
    };
    Object.assign(globalThis, { state: page.state });
  });
  deepEqual(state, true);
});

ours("a page that nobody looks at gets no frames, and wakes up all the same", async () => {
  const state = await whenWoken(() => {
    Object.defineProperty(document, "hidden", { value: true });
    globalThis.requestAnimationFrame = () => 0;
    const wait = globalThis.setTimeout;
    // Without what ends the wait in any case
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => ms > 100 ? 0 : wait(run, ms),
      state: () => document.hidden,
    });
  });
  deepEqual(state, true);
});

ours("a page that is left before its first frame wakes up while it is out of sight", async () => {
  const state = await whenWoken(() => {
    const page = { isLeft: false };
    globalThis.requestAnimationFrame = () => {
      setTimeout(() => {
        page.isLeft = true;
        document.dispatchEvent(new Event("visibilitychange"));
      });
      return 0;
    };
    performance.getEntriesByType = () => [];
    const wait = globalThis.setTimeout;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => ms > 100 ? 0 : wait(run, ms),
      state: () => page.isLeft,
    });
  });
  deepEqual(state, true);
});
