import type { Language } from "../languages.ts";

/** What is said everywhere: buttons, times, people, who came and went. */
export const common = {
  lang: "en" as Language,
  dir: "ltr" as "ltr" | "rtl",
  product: "Parley",
  description: "Real-time chat that your group runs itself, on one small machine.",
  skipToContent: "Skip to the content",
  close: "Close",
  cancel: "Cancel",
  copy: "Copy",
  copied: "Copied",
  home: "Go to the start page",
};

/** When something was: for an hour how long ago, then the clock, then the date. */
export const moments = {
  locale: "en-GB",
  justNow: "just now",
  minutesAgo: (minutes: number) => minutes === 1 ? "a minute ago" : `${minutes} minutes ago`,
};

export const happened = {
  created: (who: string) => `${who} created this room`,
  renamed: (who: string, text: string) => `${who} renamed the room to ${text}`,
  topic: (who: string, text: string) =>
    text === "" ? `${who} took the topic away` : `${who} set the topic: ${text}`,
  archived: (who: string) => `${who} archived the room`,
  reopened: (who: string) => `${who} opened the room again`,
  transferred: (who: string, whom: string) => `${who} handed the room to ${whom}`,
  welcome: [
    "Welcome. This is the first room, and everyone who comes will find it.",
    "Bring people in: “Invite people” makes a link that you can send or show as a code.",
    "Enter sends, Shift and Enter begins a new line. What you write while the line is down goes out when it is back.",
  ],
};

/** A person's card. */
export const person = {
  /** How dates and times are written. */
  dates: "en-GB",
  onDay: (day: string, clock: string) => `${day}, ${clock}`,
  former: "Former member",
  at: (name: string) => `@${name}`,
  roles: { owner: "Owner", admin: "Admin", moderator: "Moderator", guest: "Guest" },
  online: "Online",
  away: "Away",
  dnd: "Do not disturb",
  offline: "Offline",
  lastSeen: (when: string) => `Last seen ${when}`,
  until: (when: string) => `until ${when}`,
  localTime: (clock: string) => `${clock} where they are`,
  write: "Write",
  ignore: "Ignore",
  hear: "Stop ignoring",
  ignoredNote:
    "What they say is folded, they can’t write to you alone, and nothing of theirs rings. They are told only if they try to write to you.",
};

/** What a line tells of who came into a room, who went, and who pinned a message. */
export const notices = {
  /** Everything in one line, from lists of names. */
  line: (told: Partial<Record<keyof typeof came, readonly string[]>>) => {
    const kinds = Object.keys(came) as (keyof typeof came)[];
    return kinds.flatMap((kind) => told[kind]?.length ? came[kind](told[kind]) : []).join(", ");
  },
};

const came = {
  joined: (names: readonly string[]) => `${namesOf(names)} joined`,
  added: (names: readonly string[]) => `${namesOf(names)} ${wasOrWere(names)} added`,
  left: (names: readonly string[]) => `${namesOf(names)} left`,
  removed: (names: readonly string[]) => `${namesOf(names)} ${wasOrWere(names)} removed`,
  cameBy: (names: readonly string[]) => `${namesOf(names)} came by`,
  cameBack: (names: readonly string[]) => `${namesOf(names)} left and came back`,
  pinned: (names: readonly string[]) => `${namesOf(names)} pinned a message`,
};

/** Grammar, which each language has its own of: up to three by name, of more the first two. */
function namesOf(names: readonly string[]): string {
  if (names.length > 3) return `${names[0]}, ${names[1]} and ${names.length - 2} others`;
  const [last, ...before] = names.toReversed();
  return before.length === 0 ? `${last}` : `${before.reverse().join(", ")} and ${last}`;
}

function wasOrWere({ length }: readonly string[]): string {
  return length === 1 ? "was" : "were";
}
