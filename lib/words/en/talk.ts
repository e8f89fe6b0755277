/** What the terminal client says while one talks there. No page says any of it. */
export const talk = {
  loading: "Loading",
  connecting: "connecting",
  offline: (waiting: number) => waiting === 0 ? "offline" : `offline, ${waiting} wait`,
  unreached:
    "The place cannot be reached. It is tried again and again; what you write is kept until then.",
  nowhere:
    "You are in no room yet. /rooms lists those that you can join, /join NAME goes into one, /create NAME makes one.",
  lost: (room: string) =>
    `You are not in ${room} any more. What you are writing here goes to nobody; Ctrl+N leads to another room.`,
  welcome: [
    "Welcome. This is the first room, and everyone who comes will find it.",
    "/invite makes a link that brings people in, /help says what else there is.",
    "What you write while the line is down goes out when it is back.",
  ],
  below: (count: number) => count === 0 ? "further back, End" : `${count} below, End`,
  passed: (count: number) =>
    count === 1 ? "1 message passed by; Page Up" : `${count} messages passed by; Page Up`,
  failed: "Alt+R tries again, Alt+X takes it away.",
  nothingFailed: "Nothing here has failed.",
  searching: (needle: string, isInVain: boolean) =>
    isInVain ? `(not found) ${needle}: ` : `(search) ${needle}: `,
  allSeen: "All of it is on the screen.",
  rewriting: "Changing",
  withFiles: (names: string) => `With ${names}`,
  giveUp: "Esc",
  leaveAgain: "Ctrl+C again leaves",
  noWindow: (number: number) => `There is no window ${number}.`,
  nothingNew: "Nothing is new anywhere.",
  noRoom: (name: string) => `You are in no room called ${name}: /join ${name}`,
  noRoomHere: "You are in no room here. /rooms lists those that you can join.",
  outdated: "This program and the place do not speak the same version: update this one.",
  bye: (waiting: number) =>
    waiting === 0
      ? "Bye."
      : waiting === 1
      ? "Bye; 1 message waits in the outbox."
      : `Bye; ${waiting} messages wait in the outbox.`,
  waitsFor: (messages: number) =>
    messages === 0
      ? "Waiting until the place has heard what you were writing and how far you have read."
      : messages === 1
      ? "Waiting until the place has 1 message."
      : `Waiting until the place has ${messages} messages.`,
  waitsForAnswer: (line: string, others: number) =>
    others === 0
      ? `Waiting for an answer to: ${line}`
      : `Waiting for an answer to: ${line} (and ${others} more)`,
  hurry: "Ctrl+C or Ctrl+D leaves at once: what is not there yet is kept on this machine.",
  notDone: (line: string) => `Not done, and at the prompt again next time: ${line}`,
  notDoneNorKept: (line: string) => `Not done, and not kept: ${line}`,
  draftKept: "What you were writing is kept: it is there again when you are.",
  logInAgain: "Log in again?",
  elsewhere: (count: number) =>
    count === 1
      ? "1 message of an earlier start waits in a file of its own: it goes with the next start."
      : `${count} messages of an earlier start wait in a file of their own: they go with the next start.`,
  plainUnreached: "The place cannot be reached, so nobody knows where this is to go.",
  needsScreen: "That needs a terminal with a screen.",
  plainWaits: (waiting: number) =>
    waiting === 1
      ? "The place cannot be reached: 1 message waits in the outbox."
      : `The place cannot be reached: ${waiting} messages wait in the outbox.`,
};
