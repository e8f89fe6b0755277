import assert from "node:assert/strict";
import { apply, emptyState } from "../../lib/client/mod.ts";
import { LiveState } from "../../lib/client/live_state.ts";
import { Watching } from "../../lib/client/people/watching.ts";
import type { Request } from "../../lib/client/link/connection.ts";
import { accept, type Person, refuse, type ServerEvent } from "../../lib/protocol/mod.ts";
import { ADA, BEN } from "./samples.ts";

const named = (displayName: string): Person => ({
  ...{ id: BEN, name: "ben", displayName, role: "member", presence: "online", lastSeen: null },
});
const changed = (displayName: string): ServerEvent => ({
  type: "person.changed",
  person: { id: BEN, name: "ben", displayName, role: "member" },
});

/** Somebody who looks, and whose answers come when the test says so. */
function looker() {
  const live = new LiveState(emptyState(ADA));
  const asked: ((displayName: string | null) => void)[] = [];
  const request: Request = (_type, _ask, settle) => {
    const { promise, resolve } = Promise.withResolvers<never>();
    asked.push((displayName) => {
      const people = displayName === null ? null : { people: [named(displayName)] };
      const outcome = people === null ? refuse("unavailable") : accept(people);
      settle?.(outcome as never);
      resolve(outcome as never);
    });
    return promise;
  };
  const watching = new Watching(live, request);
  const hears = (event: ServerEvent) => {
    live.current = apply(live.current, event, 0);
    watching.took([event]);
  };
  const name = () => live.current.people.get(BEN)?.displayName;
  return { watching, asked, hears, name };
}

Deno.test("what is told while the answer is on its way wins over what the answer says", () => {
  const { watching, asked, hears, name } = looker();
  watching.watch([BEN]);
  hears(changed("Ben the First"));
  hears(changed("Ben the Second"));
  asked[0]!("Ben");
  assert.equal(name(), "Ben the Second");
});

Deno.test("what was told before one asked again is in the answer", () => {
  const { watching, asked, hears, name } = looker();
  watching.watch([BEN]);
  asked[0]!("Ben");
  hears(changed("Ben the First"));
  assert.equal(name(), "Ben the First");
  watching.askAnew();
  asked[1]!("Ben the Second");
  assert.equal(name(), "Ben the Second");
});

Deno.test("the same people are asked for once, and others at once", () => {
  const { watching, asked } = looker();
  watching.watch([BEN]);
  watching.watch([BEN]);
  assert.equal(asked.length, 1);
  watching.watch([ADA, BEN]);
  assert.equal(asked.length, 2);
});

Deno.test("an answer to an earlier look is not taken, and one that never came leaves what is held", () => {
  const { watching, asked, hears, name } = looker();
  watching.watch([BEN]);
  watching.watch([ADA, BEN]);
  asked[0]!("Ben the First");
  assert.equal(name(), undefined);
  hears(changed("Ben the Third"));
  asked[1]!("Ben the Second");
  assert.equal(name(), "Ben the Third");
  watching.askAnew();
  asked[2]!(null);
  assert.equal(name(), "Ben the Third");
});
