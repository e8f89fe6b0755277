import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import type { UserId } from "../../protocol/mod.ts";
import { chat, notified } from "../../words/mod.ts";
import { Face } from "../Face.tsx";
import { pathOfPerson } from "../going/address.ts";
import { nameOf } from "../names.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import type { Saving } from "./saving.ts";

export function Ignored({ run }: Pick<Saving, "run">) {
  const { client } = useScreen();
  const heading = useRef<HTMLHeadingElement>(null);
  const ignored = useClient(({ state }) => [...state.ignored], isSameList);
  useEffect(() => void client.directory.load(), [client]);
  const words = chat.settings.ignored;
  const stop = (user: UserId) => {
    run(client.request("person.ignore", { user, on: false }));
    // The button will be gone
    heading.current?.focus();
  };
  return (
    <section class="grid gap-4" aria-labelledby="ignored">
      <h3 ref={heading} id="ignored" tabIndex={-1} class="font-semibold">{words.title}</h3>
      <p class="text-13 text-quiet">{ignored.length === 0 ? words.none : words.lead}</p>
      {ignored.length > 0 && (
        <ul class="room-list">
          {ignored.map((user) => <Person key={user} user={user} onStop={() => stop(user)} />)}
        </ul>
      )}
    </section>
  );
}

function Person({ user, onStop }: { user: UserId; onStop(): void }) {
  const name = useClient(({ state, directory }) =>
    nameOf(state, user) || (directory.people?.get(user)?.displayName ?? notified.somebody)
  );
  const words = chat.settings.ignored;
  return (
    <li class="room-card">
      <Face user={user} name={name} size={24} />
      <a class="min-w-0 flex-1 truncate" href={pathOfPerson(user)}>{name}</a>
      <Button small onClick={onStop} aria-label={words.stopThis(name)}>{words.stop}</Button>
    </li>
  );
}
