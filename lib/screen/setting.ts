import { useEffect, useReducer } from "preact/hooks";
import type { Client } from "../client/mod.ts";
import type { Settings } from "../protocol/mod.ts";

/** For what stands around everything: drawn anew when this one setting is another. */
export function useSetting<Name extends keyof Settings>(
  client: Client,
  name: Name,
): Settings[Name] {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const value = client.own.settings[name];
  useEffect(() =>
    client.subscribe(() => {
      if (client.own.settings[name] !== value) redraw(undefined);
    }), [client, name, value]);
  return value;
}
