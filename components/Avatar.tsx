// Components: plain pieces of the page, from a button to a message row.
// Know: their own markup, the classes of the look, the words and data that they are handed.
// Must not know: where data comes from, the store, the socket, or any state that outlives a render
// (what reacts to people is an island). They choose no words: every text is a prop or child.
// They take no style attribute; the content security policy would refuse it.

import { cls } from "./cls.ts";
import { Presence, type PresenceState } from "./Presence.tsx";

export interface AvatarProps {
  name: string;
  /** What the colour is derived from, when it must survive a change of name. */
  seed?: string;
  /** The id of a file. */
  picture?: string | undefined;
  size?: 16 | 18 | 24 | 36 | 64;
  presence?: PresenceState | undefined;
  presenceLabel?: string | undefined;
}

const SIZES = {
  16: cls("avatar-16"),
  18: cls("avatar-18"),
  24: cls("avatar-24"),
  36: cls("avatar-36"),
  64: cls("avatar-64"),
};

const HUES = [
  cls("hue-0"),
  cls("hue-1"),
  cls("hue-2"),
  cls("hue-3"),
  cls("hue-4"),
  cls("hue-5"),
  cls("hue-6"),
  cls("hue-7"),
  cls("hue-8"),
  cls("hue-9"),
  cls("hue-10"),
  cls("hue-11"),
];

/** A person's picture, and calm initials until it is there. It stands beside the name, so it is silent for screen readers. */
export function Avatar({ name, seed, picture, size = 36, presence, presenceLabel }: AvatarProps) {
  const hue = HUES[hashOf(seed ?? name) % HUES.length];
  return (
    <span class={cls("avatar", SIZES[size], hue)}>
      <span aria-hidden="true">{initialsOf(name)}</span>
      {picture && <img class="avatar-image" loading="lazy" src={`/files/${picture}`} alt="" />}
      {presence && <Presence state={presence} label={presenceLabel} />}
    </span>
  );
}

/** The first letter of the first and of the last word; whole code points, so that no name is cut in half. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => word.match(/[\p{L}\p{N}]/u)![0].toUpperCase()).join("") || "?";
}

/** FNV-1a: spreads similar names over the colours, and is the same in every browser. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
