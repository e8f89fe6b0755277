/** Files at the terminal: what is said of those that are sent, and of those that are saved. */
export const shellFiles = {
  noRoom: "There is no room here to send it to. Open one first.",
  mayNotWrite: "You can read here, and not write.",
  cannot: {
    missing: (path: string) => `There is no ${path}.`,
    folder: (path: string) =>
      `${path} is a folder. Pack it first, for example with tar czf photos.tgz photos`,
    special: (path: string) => `${path} is no file that could be sent.`,
    unreadable: (path: string) => `You may not read ${path}.`,
    other: (path: string, why: string) => `${path} cannot be read: ${why}`,
    too_large: (path: string, size: string, most: string) =>
      `${path} is too large: it has ${size}, and at most ${most} fit.`,
    too_many: (most: number) => `At most ${most} files go with one message, so nothing was sent.`,
    no_room: "This disk is full, so nothing was sent. Make room and try again.",
    not_kept: "This could not be kept on your disk, so nothing was sent. Try again.",
  },
  sending: {
    several: (count: number) => `${count} files`,
    part: (what: string, percent: string, of: string) => `${what}: ${percent} of ${of}`,
    speed: (perSecond: string) => `, ${perSecond}/s`,
    waits: (what: string) => `${what}: waits for the connection`,
    ends: (what: string) => `${what}: there, the message goes out`,
    done: (what: string) => `${what}: sent`,
    doneIn: (what: string, room: string) => `${what}: sent to ${room}`,
    queued: (what: string) => `${what}: goes out with the next start`,
    takenBack: (what: string) => `${what}: taken back`,
    refused: (what: string) => `${what}: not sent.`,
    /** Because of a file, or of several. */
    failed: {
      too_large: (which: string) => `Not sent: too large for this place: ${which}.`,
      too_many: () => "Not sent: that is more than one may bring in a day. Try again tomorrow.",
      no_room: () => "Not sent: there is no room left for files there.",
      lost: (which: string) => `Not sent: changed or gone from this disk: ${which}.`,
      refused: (which: string) => `Not sent: the place does not take ${which}.`,
    },
  },
  saving: {
    noSuchFile: "There is no file of that number here any more.",
    waits: (what: string) => `${what}: waits for the connection`,
    done: (name: string, size: string, path: string) => `${name}, ${size}: saved as ${path}`,
    gone: (name: string) => `${name}: it is gone, or you may not have it any more.`,
    signed_out: (name: string) => `${name}: not saved, for this login is over.`,
    cut: (name: string) => `${name}: the connection broke off. Try again: it goes on from there.`,
    broken: (name: string) => `${name}: what came is not this file. Nothing was saved.`,
    full: (name: string, size: string, folder: string) =>
      `${name}: there is no room for its ${size} in ${folder}. Nothing was saved.`,
    noFolder: (folder: string) => `There is no folder ${folder}.`,
    noWriting: (folder: string) => `You may not write in ${folder}.`,
    unwritable: (path: string, why: string) => `${path} cannot be written: ${why}`,
  },
  download: {
    what: (typed: string) =>
      `“${typed}” is no file: give the id of one, the id of a message, or a link to either.`,
    elsewhere: (origin: string) =>
      `This link leads to ${origin}. To go there: parley download --server ${origin}`,
    none: (typed: string) => `There is nothing at ${typed}, or it is not open to you.`,
    noFiles: (typed: string) => `The message ${typed} has no files.`,
    severalInOne: "That is more than one file: name a folder with -o.",
    toTerminal:
      "A file may hold what changes a terminal: send it on by a pipe, or save it with -o PATH.",
  },
  upload: {
    mayNotWrite: (room: string) => `You may not write in ${room}.`,
    broken:
      "The connection broke off and did not come back. Look whether the message is there before you try again.",
  },
};
