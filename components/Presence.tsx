import type { PresenceState } from "../lib/protocol/mod.ts";
import { cls } from "./cls.ts";

export type { PresenceState };

const STATES: Record<PresenceState, string> = {
  online: cls("presence-online"),
  away: cls("presence-away"),
  dnd: cls("presence-dnd"),
  offline: cls("presence-offline"),
};

/** The dot beside a person. With a label it is read out; without one it repeats what a text already says. */
export function Presence(
  { state, label }: { state: PresenceState; label?: string | undefined },
) {
  const classes = cls("presence", STATES[state]);
  return label === undefined
    ? <span class={classes} aria-hidden="true" />
    : <span class={classes} role="img" aria-label={label} />;
}
