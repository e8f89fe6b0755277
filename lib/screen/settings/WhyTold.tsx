import { useEffect, useReducer } from "preact/hooks";
import { Icon } from "../../../components/Icon.tsx";
import type { Decided } from "../../browser/ringer.ts";
import type { UserId } from "../../protocol/mod.ts";
import { notified } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread } from "../going/address.ts";
import { nameOf, titleOf } from "../names.ts";
import { whyText } from "../notices/why_text.ts";
import { useClient, useScreen } from "../screen_context.ts";

/** The last messages that came, the newest first, and what was decided of each. */
export function WhyTold() {
  const { client } = useScreen();
  const decided = useDecided();
  const words = notified.page;
  useEffect(() => void client.directory.load(), [client]);
  return (
    <section class="grid gap-8" aria-labelledby="why">
      <h3 id="why" class="font-semibold">{words.why}</h3>
      <p class="text-13 text-quiet">{words.whyLead}</p>
      {decided.length === 0 ? <p class="text-quiet">{words.whyNone}</p> : (
        <ul class="room-list">
          {decided.toReversed().map((one) => <WhyRow key={one.id} {...one} />)}
        </ul>
      )}
    </section>
  );
}

function WhyRow({ room: id, id: message, thread, from, at, decision }: Decided) {
  const { clock } = useScreen();
  const title = useClient(({ state }) => {
    const room = state.rooms.get(id);
    return room === undefined ? null : titleOf(room, state);
  });
  const author = useAuthor(from);
  if (title === null) return null;
  const path = thread === undefined ? pathOfMessage(id, message) : pathOfThread(id, thread);
  const time = clock.time(at);
  return (
    <li class="room-card">
      <Icon name={decision.loud ? "bell" : "silent"} class="text-quiet" />
      <div class="min-w-0 flex-1">
        <p>{whyText(decision, clock)}</p>
        <a class="text-13 text-quiet" href={path}>
          {notified.page.row(author, title, time)}
        </a>
      </div>
    </li>
  );
}

function useAuthor(user: UserId): string {
  return useClient(({ state, directory }) =>
    nameOf(state, user) || (directory.people?.get(user)?.displayName ?? notified.somebody)
  );
}

function useDecided(): readonly Decided[] {
  const ringer = useScreen().bell.value?.ringer ?? null;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => ringer?.subscribe(() => redraw(undefined)), [ringer]);
  return ringer?.decided ?? [];
}
