import { useEffect, useReducer } from "preact/hooks";
import type { Client, Status } from "../client/mod.ts";

/** Drawn anew when the phase is another. */
export function useStatus(client: Client): Status {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const { phase } = client.status;
  useEffect(() =>
    client.subscribe(() => {
      if (client.status.phase !== phase) redraw(undefined);
    }), [client, phase]);
  return client.status;
}
