import type { Client } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient } from "../screen_context.ts";
import type { WhereTo, Writing } from "./writing.ts";

/** That more will be said here without anybody doing anything, or was not. */
export function LaterLine({ writing }: { writing: Writing }) {
  const waiting = useClient((client) => countOf(client, writing.to, false));
  const failed = useClient((client) => countOf(client, writing.to, true));
  // What was just put aside is told already, with more about it
  if (writing.note.value?.is === "for later" || waiting + failed === 0) return null;
  return (
    <p class="later-line">
      {waiting > 0 && <a href="/later">{chat.later.waiting(waiting)}</a>}
      {failed > 0 && <a class="text-bad" href="/later">{chat.later.notSent(failed)}</a>}
    </p>
  );
}

function countOf({ state }: Client, { room, thread }: WhereTo, hasFailed: boolean): number {
  return state.later.filter((one) =>
    one.room === room && one.thread === thread && (one.failed !== undefined) === hasFailed
  ).length;
}
