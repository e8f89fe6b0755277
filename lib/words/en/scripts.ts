/** What the verbs for scripts say: all of it on standard error, but for what stands between a time and a text. */
export const scripts = {
  noRoom: (typed: string) => `There is no room called ${typed} that you can look into.`,
  notIn: (typed: string) => `You are not in ${typed}: go in first, then try again.`,
  nobody: (name: string) => `There is nobody called ${name}.`,
  noDirect: (typed: string) => `There is no conversation with ${typed} yet.`,
  out: (room: string) => `You are not in ${room} any more.`,
  refused: {
    forbidden: "You may not do this here.",
    not_found: "There is no such thing, or it is not open to you.",
    too_many: "That would be too many.",
    bad_command: "The place does not take this text.",
    rate_limited: "Here one has to wait between messages. Try again in a while.",
    other: "The place could not do it just now. Try again in a moment.",
  },
  noTime: (typed: string) => `“${typed}” is no time: 2h, 3d, 2026-11-22 or 2026-11-22T14:00.`,
  noCount: (typed: string) => `“${typed}” is no number.`,
  lost: "The connection is lost. This goes on when it is back.",
  back: "The connection is back.",
  cursor: {
    taken: (name: string, room: string) =>
      `Another program reads ${room} by the cursor ${name} just now: end that one, or take another name.`,
    damaged: (path: string) =>
      `${path} holds no cursor that can be read. Move it away, and it begins anew.`,
  },
  gap: {
    other:
      "The history of this room was put back. What was printed before may not be there any more, and something may be missing.",
    unheard: (since: string) =>
      `What was said while the connection was away could not be fetched: something is missing since ${since}. parley history has it.`,
    nothing: (since: string) =>
      `The history of this room was put back. What was told since ${since} may not be there any more, or comes again.`,
    changes: (since: string) =>
      `The history of this room is not the one that was told. What was said since ${since} comes now, some of it again; which earlier messages were edited or deleted is not known.`,
  },
  told: {
    edited: "(edited)",
    deleted: (by: string, from: string) =>
      by === from ? `${from} deleted a message` : `${by} deleted a message of ${from}`,
  },
  send: {
    nothing: "Write the text behind the room, or send it through a pipe.",
    empty: "There is nothing to send.",
    controls: "The text holds control characters that nobody could see, so it was not sent.",
    long: (most: number) =>
      `The text is too long: at most ${most} KiB fit into a message. Send it as a file: parley upload`,
    onceAlone: "With --lines there are many messages, and one key of --once is for one.",
    line: (count: number) => `Line ${count}`,
    unknown: (server: string, room: string) =>
      `${server} cannot be reached, and nobody here knows which room ${room} is: queue it by the room’s id.`,
    notKept: "It could not be kept on your disk, so it was not sent.",
    queued: (count: number) =>
      count === 1
        ? "The place cannot be reached: the message waits here, and goes out with the next run that reaches it."
        : `The place cannot be reached: ${count} messages wait here, and go out with the next run that reaches it.`,
    behindFiles: (count: number) =>
      count === 1
        ? "The message waits here, behind one whose files the chat has to bring: parley"
        : `${count} messages wait here, behind one whose files the chat has to bring: parley`,
    unsure: "The connection broke before the place answered: the message may be there, or not.",
  },
  waited: {
    goFirst: (count: number) => `${count} messages that waited go out first.`,
    sent: (count: number) =>
      count === 1 ? "A message that waited was sent." : `${count} messages that waited were sent.`,
    refused: (why: string) => `A message that waited was not sent. ${why}`,
  },
  outbox: {
    empty: "Nothing waits here.",
    waits: "waits",
    refused: (why: string) => `refused: ${why}`,
    one: "Either --retry or --drop, not both.",
    none: (id: string) => `Nothing here is called ${id}: parley outbox lists what there is.`,
    nothingRefused: "Nothing here was refused.",
    notKept: "That could not be kept on your disk, so nothing is different.",
    busy: (id: string) => `${id} is in the hands of a program that still runs: end that one first.`,
    onItsWay: (id: string) =>
      `${id} was on its way: the place may have it, so it cannot be dropped. It is asked for with the next run.`,
    waitsOn: (id: string) => `${id} was not refused: it waits, and goes out by itself.`,
    waitsForFiles: (id: string) => `${id} waits for files that the chat has to bring: parley`,
    dropped: (count: number) => count === 1 ? "One is dropped." : `${count} are dropped.`,
    refusedBefore: (count: number) =>
      count === 1
        ? "A message of before was refused and is still here: parley outbox"
        : `${count} messages of before were refused and are still here: parley outbox`,
  },
  rooms: {
    none: "You are in no room yet.",
    unread: (count: number) => `${count} unread`,
    mentions: (count: number) => count === 1 ? "1 mention" : `${count} mentions`,
    members: (count: number) => count === 1 ? "1 member" : `${count} members`,
    archived: "closed",
    notIn: "not in it",
  },
  presence: {
    online: "online",
    away: "away",
    dnd: "does not want to be disturbed",
    offline: "offline",
  },
};
