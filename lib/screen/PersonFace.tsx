import type { UserId } from "../protocol/mod.ts";
import { person } from "../words/mod.ts";
import { Face } from "./Face.tsx";
import { useClient } from "./screen_context.ts";

/** Somebody beside their name, and whether they are there. */
export function PersonFace({ user, name }: { user: UserId; name: string }) {
  const presence = useClient((client) => client.presenceOf(user));
  return (
    <Face user={user} name={name} size={24} presence={presence} presenceLabel={person[presence]} />
  );
}
