/** That a room is private is seen where it has a picture as well. */
import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { Avatar } from "../../components/Avatar.tsx";
import { ChatHead } from "../../components/chat/ChatHead.tsx";
import { RailItem } from "../../components/chat/RailItem.tsx";

const LOCK = /#icon-lock/g;
const locksIn = (drawn: string) => drawn.match(LOCK)?.length ?? 0;

Deno.test("a private room has one lock, with a picture and without", () => {
  const inList = (icon: "lock" | "room", picture?: string) =>
    renderToString(<RailItem href="/r/1" name="till" icon={icon} picture={picture} />);
  assert.deepEqual([inList("lock"), inList("lock", "f1")].map(locksIn), [1, 1]);
  assert.deepEqual([inList("room"), inList("room", "f1")].map(locksIn), [0, 0]);
  const atHead = (icon: "lock" | "people", face: boolean) =>
    renderToString(
      <ChatHead
        heading="h1"
        name="till"
        icon={icon}
        face={face && <Avatar name="till" picture="f1" />}
      />,
    );
  assert.deepEqual([atHead("lock", false), atHead("lock", true)].map(locksIn), [1, 1]);
  assert.equal(locksIn(atHead("people", true)), 0);
});
