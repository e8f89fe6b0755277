/** Whoever is on the screen: their names and presence are kept up to date. */
import { useEffect } from "preact/hooks";
import { peopleOnScreen } from "../client/people/people_on_screen.ts";
import { useScreen } from "./screen_context.ts";

/** Asked for together: a burst of new faces is one question. */
const ASK_AFTER_MS = 150;

export function PeopleOnScreen(): null {
  const { client, room, panels: { named } } = useScreen();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      client.watchPeople(peopleOnScreen(client.state, room, named.peek()));
    };
    const lookSoon = () => void (timer ??= setTimeout(look, ASK_AFTER_MS));
    lookSoon();
    const unsubscribe = client.subscribe(lookSoon);
    const leave = named.subscribe(lookSoon);
    return () => {
      unsubscribe();
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  }, [client, room, named]);
  return null;
}
