import { HttpError } from "fresh";
import { describeFault } from "../log.ts";

/** For what goes wrong before any page can be made, as a store that cannot be opened: the operator is told why. */
export function lastAnswer(error: unknown, complain: (line: string) => void): Response {
  if (error instanceof HttpError) {
    return new Response(`${error.message}\n`, { status: error.status });
  }
  complain(describeFault(error));
  return new Response("Parley cannot answer right now, try again in a moment\n", { status: 500 });
}
