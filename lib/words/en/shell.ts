/** What the terminal client says on a command line: arguments, coming in, going out. No page says any of it. */
export const shell = {
  usage: "Usage: parley [VERB] [ARGUMENTS]",
  usageOf: (line: string) => `Usage: parley ${line}`,
  verbsTitle: "Verbs:",
  flagsTitle: "Flags:",
  more: "parley VERB --help tells more of each.",
  verbs: {
    chat: "Talk; what is done without a verb",
    login: "Log in to a place and keep the login on this machine",
    logout: "End the login of this machine",
    whoami: "Say who is logged in, and where",
    tail: "Print the end of a room, and with --follow what comes then",
    history: "Print what was said in a room",
    send: "Send a text, or what comes through a pipe, to a room",
    dm: "The same, to a person",
    outbox: "List what waits here to be sent, and what was refused",
    rooms: "List your rooms and what is unread there",
    users: "List everybody, or who is in a room",
    upload: "Send files into a room",
    download: "Save files on this machine",
    install: "Put this program where your shell finds it, as parley",
    completions: "Print what lets a shell complete all this: bash, zsh or fish",
    version: "Say which version this is, and on which Deno it runs",
  },
  flags: {
    server: "Which place, such as chat.example.org or localhost:8000",
    fingerprint: "Trust the certificate with this SHA-256 fingerprint, and no other",
    name: "Your name there",
    guest: "Come in as a guest, by a name alone",
    link: "Come in by the link that /account/phone shows",
    unsaved: "Keep nothing on this machine",
    json: "One JSON object a line",
    all: "Also the rooms that you could go into",
    follow: "Go on, for as long as somebody reads",
    last: "No more than so many messages",
    since: "Nothing from before: 2h, 3d, 2026-11-22 or 2026-11-22T14:00",
    until: "Nothing from then on; written as with --since",
    cursor: "Go on where the last run with this name has ended",
    text: "What is said with them",
    to: "Where to; ~/.local/bin unless said",
    remove: "Take it away again",
    output: "Where to: a file, a folder, or - for standard output",
    queue: "Keep it where the place cannot be reached; it goes with the next run that can",
    lines: "A message for each line",
    once: "Not again, if a message with this key of yours is there from this week",
    retry: "Send what was refused again: one by its id, or all",
    drop: "Forget what was refused, or one by its id that still waits",
    help: "Say this",
  },
  wrong: {
    verb: (typed: string, nearest: string | null) =>
      nearest === null
        ? `There is no verb ${typed}. All there are: parley help`
        : `There is no verb ${typed}. Did you mean ${nearest}?`,
    flag: (typed: string, nearest: string | null, help: string) =>
      nearest === null
        ? `There is no flag ${typed}. What there is: ${help}`
        : `There is no flag ${typed}. Did you mean ${nearest}?`,
    textLikeFlag: (typed: string) =>
      `There is no flag ${typed}. Where a text begins with a stroke, write -- in front of it.`,
    needsText: (flag: string) => `${flag} needs something behind it.`,
    needsNone: (flag: string) => `${flag} takes nothing behind it.`,
    tooMany: (operand: string) => `There is no place for “${operand}” here.`,
    tooFew: (operand: string) => `${operand} is missing.`,
    roomIsMissing: (operand: string) =>
      `${operand} is missing. A shell takes what begins with # for a comment: write '#hall' in quotes, or hall.`,
    address: (typed: string) => `“${typed}” is no address of a place. One is chat.example.org.`,
    fingerprint:
      "That is no fingerprint: SHA256: and 64 digits from 0 to F, as openssl prints them.",
    token: "PARLEY_TOKEN holds no token: copy it whole, with parley_ in front.",
    link: "That is no link to log in by: it ends with # and a secret.",
    home: "Nothing says where you are at home: set HOME, or XDG_CONFIG_HOME and XDG_STATE_HOME.",
    shell: (typed: string) =>
      `There are completions for bash, zsh and fish, and none for ${typed}.`,
  },
  ask: {
    server: "Server: ",
    serverOr: (last: string) => `Server [${last}]: `,
    name: "Name, or a link to log in by: ",
    guestName: "Name that others see: ",
    password: "Password: ",
    nobody: "Nobody answers here, so nothing was done.",
    yes: "yes",
    no: "no",
    yesOrNo: (question: string) => `${question} (yes/no): `,
  },
  nowhere: {
    unreachable: (server: string) =>
      `${server} cannot be reached: check the address and the network.`,
    late: (server: string) => `${server} does not answer in time. Try again in a moment.`,
    no_tls: (server: string) =>
      `${server} answers, but not in https. If it has none, write http:// in front.`,
    only_tls: (server: string) => `${server} wants https: write https:// in front.`,
    no_parley: (server: string) => `Something answers at ${server}, but it is no Parley.`,
    other_host: (server: string) =>
      `There is a Parley, but it does not know itself as ${server}. Take the address that its people use.`,
    too_old: (server: string) => `${server} runs an older Parley than this one speaks to.`,
    too_new: (server: string) =>
      `${server} runs a newer Parley than this one speaks to: update this one.`,
  },
  openRoad: (server: string) =>
    `Beware: ${server} is not encrypted. Whoever is on the way reads your password and all you say.`,
  certificate: {
    unknown: (server: string) =>
      `Nobody whom this machine trusts vouches for ${server}. It shows a certificate`,
    names: (names: string) => `  for   ${names}`,
    dates: (from: string, until: string) => `  valid ${from} to ${until}`,
    fingerprint: (fingerprint: string) => `  ${fingerprint}`,
    compare:
      "Compare the last line with what the person who runs this place tells you, on another way than this one.",
    trust: "Is it the same, and do you want to trust it from now on?",
    byFlag: (fingerprint: string) =>
      `If it is the right one, say so with --fingerprint ${fingerprint}`,
    nowTrusted: (server: string) =>
      `${server} has another certificate now, one that this machine trusts by itself: parley login`,
    declined: "Then nothing was said to it.",
    changedTitle: (server: string) => `STOP: ${server} SHOWS ANOTHER CERTIFICATE THAN BEFORE`,
    changed:
      "Somebody may be listening in between. Or whoever runs the place has made a new one: ask them, on another way.",
    known: (fingerprint: string) => `  before: ${fingerprint}`,
    now: (fingerprint: string) => `  now:    ${fingerprint}`,
  },
  login: {
    at: (place: string, server: string) => `${place}, ${server}`,
    done: (name: string, place: string) => `You are logged in as ${name} at ${place}.`,
    kept: (path: string) => `The login is kept in ${path}.`,
    notSetUp:
      "Nobody has set this place up yet: its owner opens the link that its start has printed.",
    noGuests: "This place lets no guests in.",
    none: "You are not logged in: parley login",
    notThere: (server: string) =>
      `You are not logged in at ${server}: parley login --server ${server}`,
    over: "This login is over: parley login",
    fromOutside: "PARLEY_TOKEN says who you are here. Take it away to log in or out.",
    broken: "The place answered with something that cannot be read. Try again in a moment.",
  },
  logout: {
    done: (name: string, server: string) => `${name} is logged out of ${server}.`,
    unheard: (server: string) =>
      `The login is gone from this machine, but ${server} could not be told. End it at ${server}/account/devices.`,
  },
  unwritable: (why: string) => `Standard output cannot be written to: ${why}`,
  version: (version: string, protocol: number, deno: string) =>
    `Parley ${version}, protocol ${protocol}, Deno ${deno}`,
  whoami: (name: string, role: string, server: string) => `${name}, ${role}, at ${server}`,
  files: {
    open_to_others: (path: string, mode: string) =>
      `Others on this machine can read or change ${path}, and it opens your account. Close it: chmod ${mode} ${path}`,
    unusable: (path: string, why: string) => `${path} cannot be used: ${why}`,
    damaged: (path: string) =>
      `${path} holds no logins that can be read. Move it away and log in again.`,
  },
};
