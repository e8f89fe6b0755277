// Ways in, and what stands where there is none.

export const errors = {
  notFound: {
    title: "There is nothing at this address",
    text:
      "The link may be old or have a typo in it, or it leads to a room that only its members can see.",
    advice: "Check the address, or go back to where you came from.",
  },
  forbidden: {
    title: "This is not open to you",
    text: "You are known here, but this page is for others.",
    advice: "If it should be open, ask the person who runs this place.",
  },
  tooMany: {
    title: "That was a lot at once",
    text: "This place slows down whoever asks very often, so that it stays quick for all.",
    advice: "Wait a minute, then load the page again.",
  },
  tooMuch: {
    title: "That was too much for one form",
    text: "All fields of a form together may be 64 KiB, about thirty pages of text.",
    advice: "Go back, make it shorter and send it once more.",
  },
  tooSlow: {
    title: "That took too long to arrive",
    text: "The connection was too slow or broke off, and nothing of what you sent was kept.",
    advice: "Go back and send it once more, from where the connection is better.",
  },
  otherHost: {
    title: "Parley does not know this address",
    text:
      "A web address is believed only when it was set, so that no other site can pose as this place.",
    advice: "If you run this place and this address is yours, start it with:",
    rest:
      "Give its other settings as before. If a proxy in front makes it https, write https:// and add PARLEY_TRUST_PROXY=1.",
    own: (origin: string) => `Go to ${origin}`,
    short: "Parley does not know this address: PARLEY_ORIGIN is to be the one that people use",
  },
  refused: {
    title: "This request could not be read",
    text:
      "Something in it did not fit: a form that was open for long, or an address that was cut off.",
    advice: "Go back, load the page again and send it once more.",
  },
  broken: {
    title: "Something broke on our side",
    text: "It was noted for whoever runs this place. The details are in the server's log.",
    advice: "Load the page again. If it stays like this, tell the person who runs this place.",
  },
  code: (status: number) => `Error ${status}`,
  reload: "Load again",
};

/** Log in, create an account, set the place up. */
export const door = {
  name: "Name",
  nameHint: "What others call you here, such as ada or Ada.L. You can change it later.",
  password: "Password",
  passwordHint: "8 characters or more. Three words that nobody else would put together are good.",
  login: {
    title: "Log in",
    submit: "Log in",
    none: "No account yet?",
    register: "Create one",
    lost: "Lost your password?",
  },
  register: {
    title: "Create your account",
    submit: "Create account",
    have: "You have an account?",
    login: "Log in",
    closed: "This place lets people in by invitation. Ask somebody who is here for a link.",
  },
  join: {
    title: "You are invited",
    openLead: (place: string) => `Open your invitation to ${place}.`,
    secret: "Invitation",
    secretHint: "The part after # in the link that you were given.",
    open: "Open the invitation",
    noScript: "Without scripts this page can't read it from the link: copy it into the field.",
    invitedBy: (who: string, place: string) =>
      who === "" ? `You are invited to ${place}` : `${who} invites you to ${place}`,
    asGuest: "You come in as a guest: give a name, and you are in.",
    toRooms: (rooms: readonly string[]) =>
      `It leads to ${rooms.map((room) => `#${room}`).join(", ")}.`,
    enter: "Create account and come in",
    enterAsGuest: "Come in",
    enterRooms: "Go to these rooms",
    hereAs: (who: string) => `You are here as ${who}.`,
    have: "You have an account?",
    login: "Log in",
  },
  guest: {
    title: "Come in as a guest",
    lead: "A name is enough. You can stay for good later, by choosing a password.",
    submit: "Come in",
    have: "You have an account?",
    login: "Log in",
    offer: "Come in as a guest",
  },
  setup: {
    title: "Set up this place",
    lead: "Your account is the first, and owns the place.",
    place: "Name of the place",
    placeHint: "Such as Elm Street Repair Café. It stands at the top of every page.",
    hue: "Accent colour",
    secret: "Setup secret",
    secretHint: "The part after # in the link that the server printed when it started.",
    submit: "Set up",
  },
  hues: {
    pine: "Pine",
    leaf: "Leaf",
    ochre: "Ochre",
    clay: "Clay",
    rose: "Rose",
    plum: "Plum",
    violet: "Violet",
    sea: "Sea",
  },
  waits: (seconds: number) =>
    seconds < 120
      ? `That was tried too often. Wait ${
        seconds === 1 ? "a second" : `${seconds} seconds`
      }, then try again.`
      : `That was tried too often. Wait ${Math.ceil(seconds / 60)} minutes, then try again.`,
  recover: {
    title: "Back in with a recovery code",
    lead: "Everything that is logged in as you will be logged out.",
    code: "Recovery code",
    codeHint: "One of the ten that you kept, such as abcd-efgh-jkmn-pqrs. Each works once.",
    submit: "Set password and log in",
    none: "No codes left? An owner of this place can make you a link to a new password.",
  },
  reset: {
    title: "Choose a new password",
    lead: "The link works once. Everything that is logged in as you will be logged out.",
    submit: "Set password and log in",
  },
  share: {
    title: "Not taken in yet",
    text:
      "Your browser has yet to learn how to take in what is shared. It does so while this place is open.",
    advice: "Open it once, go back to where you came from, and share it again.",
    open: (place: string) => `Open ${place}`,
  },
  link: {
    title: "Log in on this device",
    lead: "With the link that another device of yours shows. It works once, for two minutes.",
    already: (name: string) =>
      `You are logged in here as ${name}. The link logs in whoever made it.`,
    submit: "Log in here",
  },
  newPassword: "New password",
  secret: "Secret of the link",
  secretHint: "The part after # in the link.",
  noScripts:
    "Your browser runs no scripts here, so the link could not fill this in. Copy the part after # by hand.",
  problems: {
    name: {
      empty: "Give a name that others can call you by.",
      too_long: "That is longer than 32 characters: give a shorter one.",
      characters:
        "Use letters and digits, with dots, hyphens or underscores between them, such as ada.l",
      reserved: "That name means everyone, or the house itself. Choose another one.",
      taken: "Somebody here has that name, or one that looks like it. Add something to it.",
    },
    password: {
      short: "That is shorter than 8 characters. Add a word or two.",
      long: "That is longer than 1,024 characters. A shorter one will do.",
      common: "That is one of the ten thousand most common passwords. Choose one of your own.",
      name: "That is your name. Choose something that others don't know.",
    },
    place: {
      empty: "Give the place a name.",
      too_long: "That is longer than 60 characters: give a shorter name.",
      unfit: "Give one line, without signs that are not seen.",
    },
    displayName: {
      unfit: "Give one line of at most 60 characters, without signs that are not seen.",
    },
    pronouns: { unfit: "Give one line of at most 30 characters." },
    bio: { unfit: "Give at most 500 characters." },
    zone: { unfit: "Give the name of a time zone, such as Europe/Berlin, or leave it empty." },
    emoji: { unfit: "Give one emoji, or leave it empty." },
    status: { unfit: "Give one line of at most 100 characters." },
    current: { wrong: "That is not your password now. Check whether Caps Lock is on." },
    token: {
      empty: "Give the token a name, such as the program or machine that will use it.",
      too_long: "That is longer than 60 characters: give a shorter name.",
      unfit: "Give one line, without signs that are not seen.",
    },
    scopes: {
      none: "Pick at least one thing that the program may do.",
      not_yours: "Only an owner or admin can let a program look after the place.",
    },
    days: { range: "Pick one of the times in the list." },
    form: {
      too_many: "You have 50 tokens, and that is the most. End one that you no longer need.",
      wrong:
        "This name and password don't belong together. Check both, and whether Caps Lock is on.",
      busy: "Many people are logging in just now. Wait a moment and try again.",
      closed: "This place is not open to newcomers by this way. Ask somebody who is here.",
      secret:
        "That is not the setup secret. Copy the link again from where the server was started last; each start makes a new one.",
      gone: "This place is set up already. Log in, or ask its owner for an invitation.",
      link:
        "This link leads nowhere any more: it was used up, has run out, or was taken back. Ask for another one.",
      code:
        "This name and code don't belong together, or the code was used before. Check both; each code works once.",
      banned: "This account was banned from here. Ask those who look after the place.",
      last_owner:
        "You are the only owner of this place. Make somebody else an owner first, so that it is not left without one.",
      not_yours:
        "Something about this account has changed meanwhile. Load the page again and try once more.",
      passkey:
        "This passkey did not open anything here: it was removed, or the request waited too long. Try again, or use your password.",
      most_passkeys: "You have 20 passkeys. Remove one that you don't use any more.",
      last_way: "This is your only way in. Add another one first.",
    },
  },
};
