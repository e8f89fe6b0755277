import { Avatar, type AvatarProps } from "../../components/Avatar.tsx";
import type { UserId } from "../protocol/mod.ts";
import { useClient } from "./screen_context.ts";

interface FaceProps extends Omit<AvatarProps, "picture"> {
  user: UserId;
}

/** Somebody as they look now: drawn anew when they look otherwise. */
export function Face({ user, ...looks }: FaceProps) {
  const picture = useClient(({ state, directory }) =>
    (state.people.get(user) ?? directory.people?.get(user))?.picture
  );
  return <Avatar {...looks} picture={picture} />;
}
