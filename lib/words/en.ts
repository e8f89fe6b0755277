// Words: every phrase that people read, one file a language.
// Knows: sentences. Sentence case, short, concrete; what happened and what to do; buttons are verbs; no blame.
// Must not know: anything else. No logic, no imports, no markup; a phrase with a part to fill in is a function.
// Longer than other files, and meant to be: a language is translated from one place.
// One export a page or topic, so that an island carries only the words that it shows.

export const common = {
  lang: "en",
  product: "Parley",
  description: "Real-time chat that your group runs itself, on one small machine.",
  skipToContent: "Skip to the content",
  close: "Close",
  cancel: "Cancel",
  copy: "Copy",
  copied: "Copied",
  home: "Go to the start page",
};

export const landing = {
  title: "Parley: a calm place to talk, on a machine of your own",
  headline: "A calm place for your group to talk, on a machine of your own.",
  lead:
    "Parley is real-time chat that you run yourself: one program, one data file, and one history that is the same for everyone who reads it.",
  look: "See what it promises",
  state:
    "Nobody has set this place up yet. If it is yours: open the link that the server printed when it started.",
  licence: "Free software under the MIT licence.",
  pictureLabel:
    "A picture of a conversation in Parley: the members of a repair café agree on who opens on Saturday.",
  promisesHeading: "What it promises",
  promisesLead: "Three sentences that Parley is built around, and that its tests try to break.",
  promises: [
    {
      title: "Said is kept",
      text:
        "A message that was acknowledged is on disk, exactly once. Pull the plug in the middle of a sentence: what others saw is still there when the power returns.",
    },
    {
      title: "One history for everyone",
      text:
        "You read the same messages in the same order, no gaps and no doubles, whether you were away for two seconds or for two years.",
    },
    {
      title: "Yours alone",
      text:
        "It runs on one small machine, keeps everything in one file, and loads nothing from anywhere else.",
    },
  ],
};

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

/** When something was: for an hour how long ago, then the clock, then the date. */
export const moments = {
  locale: "en-GB",
  justNow: "just now",
  minutesAgo: (minutes: number) => minutes === 1 ? "a minute ago" : `${minutes} minutes ago`,
};

/** One's own account. */
export const account = {
  title: "Your account",
  sections: { profile: "Profile", security: "Security", devices: "Devices", tokens: "Tokens" },
  logout: "Log out",
  back: "Back",
  /** What was just done, by its name in the address. */
  done: {
    name: "Name changed.",
    profile: "Saved.",
    password: "Password changed. Your other devices were logged out.",
    member: "You are a member now. Log in with your name and this password from anywhere.",
    device: "That device was logged out.",
    others: "All other devices were logged out.",
    token: "That token was ended.",
    gone: "Your account was deleted.",
    place: "Saved.",
    role: "Role changed.",
    ban: "They are banned, and logged out everywhere.",
    back: "They may come in again.",
    invite: "That invitation was ended.",
    emoji: "Added. Everybody here can use it now.",
    emojiGone: "Removed.",
  },
  current: "Your password now",
  currentHint: "So that nobody else can do this on a device you left open.",
  roles: {
    owner: "Owner",
    admin: "Admin",
    moderator: "Moderator",
    member: "Member",
    guest: "Guest",
  },
  profile: {
    heading: "Your card",
    lead: "What others see when they click on your name. All of it may stay empty.",
    displayName: "Name that is shown",
    displayNameHint: "Such as Ada Lovelace. Without one, your name is shown.",
    pronouns: "Pronouns",
    emoji: "Emoji",
    status: "Status",
    howLong: "How long it holds",
    keep: { value: "keep", label: "As long as it did" },
    minutes: [
      { value: "", label: "Until I change it" },
      { value: "30", label: "Half an hour" },
      { value: "60", label: "An hour" },
      { value: "240", label: "Four hours" },
      { value: "1440", label: "A day" },
      { value: "10080", label: "A week" },
    ],
    zone: "Time zone",
    zoneHint: "Such as Europe/Berlin. Others see what time it is where you are.",
    bio: "About you",
    bioHint: "At most 500 characters.",
    submit: "Save",
  },
  name: {
    hint: "You log in with it. The one you have now will be free for others.",
    submit: "Change name",
  },
  password: {
    heading: "Password",
    keepTokens: "Keep the tokens of programs",
    keepTokensHint: "All your other devices are logged out either way.",
    submit: "Change password",
  },
  stay: {
    heading: "Stay here",
    lead:
      "You are a guest: once you log out nobody can come back as you. Choose a password, and you are a member who keeps everything.",
    submit: "Become a member",
  },
  codes: {
    heading: "Recovery codes",
    lead: "For the day on which your password is gone. Each works once.",
    left: (count: number) => {
      if (count === 0) return "You have none.";
      return count === 1 ? "You have one left." : `You have ${count} left.`;
    },
    make: "Make ten new codes",
    makeLead: "They are shown once. Those that you have now will stop working.",
    title: "Your recovery codes",
    shown:
      "Print them or write them down, and keep them away from this device. They are not shown again.",
    kept: "I have kept them",
  },
  deletion: {
    heading: "Delete my account",
    look: "See what will be gone",
    gone: "What will be gone:",
    parts: [
      "your name and your profile; others can take the name then",
      "your password, recovery codes and passkeys, and every token that you gave to a program",
      "every device that is logged in as you, this one too",
      "your place in every room",
    ],
    messages: "What you said",
    keep: "Keep what I said",
    keepHint: "Conversations stay whole, with “former member” in place of your name.",
    erase: "Delete what I said too",
    eraseHint: "From every room and conversation. Answers of others stay.",
    final: "This can’t be undone.",
    submit: "Delete my account",
    cancel: "Keep my account",
  },
  devices: {
    lead: "Where you are logged in. End what you don’t know, and change your password then.",
    thisDevice: "This device",
    unknown: "A program without a name",
    since: "Logged in ",
    seen: ", last seen ",
    from: (address: string) => `, from ${address}`,
    end: "End",
    endLabel: (name: string) => `End ${name}`,
    endOthers: "End all others",
    phone: "Log in on your phone",
  },
  phone: {
    title: "Log in on your phone",
    lead: "Without typing your password there: you get a code that the phone reads.",
    submit: "Show the code",
    shownLead: "Read it with the camera of the phone, open the link and press “Log in here”.",
    qr: "QR code of the link below",
    link: "Or open this link there",
    linkHint: "It works once, for two minutes. Give it to nobody: it opens your account.",
    devices: "See it among your devices",
  },
  tokens: {
    lead:
      "What scripts and the terminal use in place of your password: each for some of what you may do, and for some time.",
    none: "No program has a token of yours.",
    make: "Make a token",
    title: "Make a token",
    name: "What it is for",
    nameHint: "Such as backup script. Only you see it.",
    scopes: "What it may do",
    scope: {
      read: { label: "Read", hint: "See the rooms that you see, and what is said there." },
      write: { label: "Write", hint: "Say things in your name, and change what you may change." },
      admin: { label: "Look after the place", hint: "Members, rooms and settings, as you may." },
    },
    days: "How long",
    dayOptions: [
      { value: "7", label: "A week" },
      { value: "30", label: "30 days" },
      { value: "90", label: "90 days" },
      { value: "365", label: "A year" },
    ],
    submit: "Make token",
    made: "Your new token",
    madeLead: "Copy it now. It is not shown again.",
    token: "Token",
    header: "As a program sends it",
    kept: "I have copied it",
    madeAt: "Made ",
    used: ", last used ",
    unused: ", never used",
    ends: ", ends ",
    ended: ", ended ",
    end: "End",
    endLabel: (name: string) => `End ${name}`,
  },
};

/** Looking after the place. */
export const place = {
  sections: { invites: "Invitations", people: "People", emoji: "Emoji", settings: "The place" },
  emoji: {
    title: "Emoji",
    lead: "Pictures of this place’s own, which everybody here can use by their names.",
    name: "Name",
    nameHint:
      "2 to 30 small letters, digits, and - _ +, such as team-cake. It is typed between colons.",
    picture: "Picture",
    pictureHint:
      "PNG, GIF or WebP of at most 256 KiB, and best square. It is shown as small as text.",
    add: "Add emoji",
    none: "There are none yet.",
    madeBy: (who: string) => `Added by ${who}, `,
    remove: "Remove",
    removeNamed: (name: string) => `Remove :${name}:`,
    problems: {
      name: {
        unfit: "Use 2 to 30 small letters and digits, with - _ or + between them.",
        taken: "There is one by that name. Give another, or remove that one first.",
      },
      picture: {
        empty: "Choose a picture.",
        too_large: "That is larger than 256 KiB. Make it smaller first.",
        too_wide: "That is wider or higher than 1,024 pixels. Make it smaller first.",
        unfit: "That is no PNG, GIF or WebP, whatever it is called.",
        too_many: "There are 500, and that is the most. Remove one that nobody uses.",
      },
    },
  },
  settings: {
    title: "The place",
    lead: "What it is called, and who may come in.",
    doorLegend: "Who may come in to stay",
    doors: {
      open: { label: "Anyone", hint: "Whoever finds the address can create an account." },
      invite: { label: "Those with an invitation", hint: "Members can make links." },
      closed: { label: "Nobody new", hint: "Invitations stop working until you open it again." },
    },
    guests: "Guests may come in by a name alone",
    guestsHint: "They see the public rooms. Who is away for 30 days is gone.",
    rooms: "Rooms that newcomers enter",
    roomsHint: "Public rooms that somebody is in from the first minute.",
    save: "Save",
  },
  people: {
    title: "People",
    lead: "Everybody who has an account here, by name.",
    search: "Name begins with",
    find: "Find",
    none: "Nobody here has a name that begins so.",
    more: "Show more",
    banned: "Banned",
  },
  person: {
    role: "Role on the place",
    roleHint:
      "Moderators keep order, admins look after the place and its people, owners may do everything.",
    setRole: "Change role",
    reset: "Lost password",
    resetLead:
      "A link with which they choose a new password. Hand it over yourself: whoever has it comes in as them.",
    makeReset: "Make a link",
    resetLink: "Link to a new password",
    resetLinkHint: "It works once, for a day, and is not shown again.",
    ban: "Ban",
    banLead:
      "They are logged out everywhere at once, and can’t come back until somebody lets them.",
    reason: "Why",
    reasonHint: "For those who look after the place; at most 300 characters.",
    submitBan: "Ban",
    bannedBecause: (reason: string) =>
      reason === "" ? "They are banned." : `They are banned: ${reason}`,
    letIn: "Let them back in",
    back: "Back to everybody",
  },
  invites: {
    title: "Invitations",
    lead: "Links by which people come in. Each is shown once, when it is made.",
    none: "There are no links yet by which somebody could come in.",
    make: "Make an invitation",
    makeLead: "A link that you can send, and a code that you can show.",
    who: "As what they come",
    asMember: { label: "Member", hint: "They choose a name and a password, and stay." },
    asGuest: {
      label: "Guest",
      hint: "A name is enough. They see the rooms of the link, and nothing else.",
    },
    roomsLegend: "Rooms it leads to",
    roomsHint: "Besides those that all newcomers enter.",
    howLong: "How long it works",
    days: [
      { value: "1", label: "A day" },
      { value: "7", label: "A week" },
      { value: "30", label: "30 days" },
      { value: "", label: "Until it is ended" },
    ],
    howOften: "How many people it lets in",
    uses: [
      { value: "", label: "Any number" },
      { value: "1", label: "One" },
      { value: "5", label: "5" },
      { value: "25", label: "25" },
      { value: "100", label: "100" },
    ],
    made: "Your invitation",
    madeLead: "Send the link, or let a phone read the code. It is not shown again.",
    link: "Link",
    linkHint: "Whoever has it can come in.",
    qr: "QR code of the link above",
    list: "All invitations",
    forMember: "For members",
    forGuest: "For guests",
    to: (rooms: readonly string[]) => `, to ${rooms.map((room) => `#${room}`).join(", ")}`,
    madeBy: (who: string) => `Made by ${who}, `,
    usedTimes: (used: number) =>
      used === 0 ? ", not used yet" : used === 1 ? ", used once" : `, used ${used} times`,
    leftTimes: (left: number) => `, ${left} left`,
    ends: ", works until ",
    ended: ", over",
    end: "End",
    guestNeedsRoom: "Pick at least one room: a guest sees no others.",
    tooManyRooms: "Pick at most five rooms.",
    tooManyInvites: "There are too many open invitations. End some that are no longer needed.",
    isClosed: "The place lets nobody new in at present. Ask those who look after it.",
  },
};

/** The rooms, as plainly as they can be shown. */
/** The app: rail, conversation, composer, panels. */
export const chat = {
  frame: {
    rail: "Rooms and people",
    conversation: "Conversation",
    back: "Back to the list",
    jump: "Jump to…",
    noScripts:
      "What you see here stands still: new messages come by a socket, which needs scripts. Your account and the place can be looked after without them.",
    loading: "Loading the conversation",
    nothingOpen: "You are in no room yet. Join one, or create one.",
    browse: "Browse rooms",
    loadingView: "Loading",
    notThere: "There is no such conversation, or it is not open to you.",
    notThereAdvice:
      "The link may be old or have a typo in it. If somebody gave it to you, ask them.",
  },
  rail: {
    unread: "Unread",
    favourites: "Favourites",
    rooms: "Rooms",
    people: "People",
    you: (name: string) => `${name} (you)`,
    unreadCount: (count: number) => `${count} unread`,
    newCount: (count: number) => `${count} new`,
    draftCount: (count: number) => count === 1 ? "1 draft" : `${count} drafts`,
    laterCount: (count: number) =>
      count === 1 ? "1 message for later" : `${count} messages for later`,
    mentionCount: (count: number) => count === 1 ? "1 mention" : `${count} mentions`,
    archived: (name: string) => `${name} (archived)`,
    alone: "Notes to yourself",
    account: "Your account",
    place: "This place",
    invite: "Invite people",
    newRoom: "New room",
    newDirect: "New message",
    more: (name: string) => `More for ${name}`,
    menu: {
      people: "People and roles",
      settings: "Settings of this place",
      keys: "Keys",
      logOut: "Log out",
    },
    itemMenu: {
      markRead: "Mark as read",
      details: "Details",
      favourite: "Add to favourites",
      unfavourite: "Take from favourites",
      hide: "Hide until something new is said",
      up: "Move up",
      down: "Move down",
      toSection: (name: string) => `Move to ${name}`,
      fromSection: "Take from this section",
      newSection: "Move to a new section",
      leave: "Leave room",
    },
  },
  status: {
    title: "Your status",
    text: "What are you up to?",
    emoji: "Emoji",
    emojiHint: "One sign that stands beside your name.",
    until: "Until",
    ends: {
      never: "I change it",
      "half hour": "In 30 minutes",
      hour: "In an hour",
      "four hours": "In four hours",
      today: "The end of today",
      week: "The end of this week",
    },
    presence: "How others see you",
    as: {
      auto: { label: "As it is", hint: "Online while you are here, away when you are not." },
      away: { label: "Away", hint: "You may not answer soon." },
      dnd: { label: "Do not disturb", hint: "Nothing rings." },
      hidden: { label: "Hidden", hint: "Offline to everybody else, and they don’t see you write." },
    },
    seen: { online: "Online", away: "Away", dnd: "Do not disturb", offline: "Hidden" },
    save: "Save",
    unfit: "The status has to be one line, and the emoji a single one.",
    failed: "That could not be saved. Try again when you are connected.",
  },
  browse: {
    title: "Browse rooms",
    search: "Look for a room or a topic",
    loading: "Loading the rooms",
    offline: "The rooms come when you are connected again",
    none: "There are no public rooms yet. Create the first one.",
    nothing: (query: string) => `No public room is about “${query}”. You could create it.`,
    notForYou: "Guests see the rooms that they were invited to. They are all in your list.",
    failed: "The rooms could not be loaded. Try again in a moment.",
    joined: "You are in it",
    join: "Join",
    joinThis: (room: string) => `Join ${room}`,
    open: "Open",
    openThis: (room: string) => `Open ${room}`,
    refused: "This room can’t be joined any more.",
  },
  newRoom: {
    title: "New room",
    name: "Name",
    nameHint: "Short and clear, such as saturday or tool-shed.",
    taken: (name: string) =>
      `You are in a room called ${name} already. Another one may confuse people.`,
    topic: "Topic",
    topicHint: "What is it for? You can leave this empty.",
    who: "Who can come in?",
    public: { label: "Everybody here", hint: "It can be found and joined under “Browse rooms”." },
    private: { label: "Only who is invited", hint: "Nobody else sees that it exists." },
    past: "Newcomers can read what was said before",
    pastHint: "Otherwise they see what is said from when they come.",
    create: "Create room",
    problems: {
      empty: "Give it a name.",
      long: (chars: number) => `That is longer than ${chars} characters.`,
      unfit: "One line, without signs that are not seen.",
    },
    tooMany: "You are in as many rooms as one can be in. Leave one first.",
    failed: "The room could not be created. Try again in a moment.",
  },
  newDirect: {
    title: "New message",
    to: "To",
    begin: "Write",
    refused: "One of them can’t be written to, or ignores you.",
    failed: "That did not work. Try again when you are connected.",
  },
  picker: {
    people: "People",
    nobody: (query: string) =>
      query === "" ? "There is nobody else." : `Nobody is called “${query}”.`,
    full: (most: number) => `These are as many as fit: ${most}.`,
    drop: (name: string) => `Take out ${name}`,
  },
  details: {
    about: "About this room",
    public: "Everybody here can find it and come in.",
    private: "Only who is invited can come in.",
    edit: "Edit",
    save: "Save",
    description: "Description",
    descriptionHint: "What newcomers should know, in several lines if need be.",
    add: "Add people",
    addWho: "Who?",
    addThem: "Add",
    link: "Invitation link",
    search: "Look for a member",
    more: (count: number) => `And ${count} more: type a name to find them.`,
    forMe: {
      title: "For you alone",
      favourite: "Among your favourites",
      level: "Tell me aloud of",
      levels: { all: "Every message", mentions: "Mentions", nothing: "Nothing" },
      usual: (level: string) => `As everywhere: ${level.toLowerCase()}`,
      mute: "Mute",
      muted: "Muted",
      mutedUntil: (when: string) => `Muted until ${when}.`,
      mutedForGood: "Muted until you change it.",
      mutes: {
        off: "Not muted",
        hour: "For an hour",
        today: "For today",
        week: "For this week",
        ever: "Until I change it",
      },
    },
    rules: {
      title: "Rules",
      announce: "For announcements",
      announceHint: "Only moderators write here. Everybody reads.",
      slow: "Slow mode",
      slowHint: "How long a member waits between two messages.",
      slowFor: (seconds: number) =>
        seconds === 0
          ? "Off"
          : seconds < 60
          ? `${seconds} seconds`
          : seconds === 60
          ? "1 minute"
          : seconds < 3600
          ? `${Math.round(seconds / 60)} minutes`
          : "1 hour",
      slowTold: (time: string) => `Slow mode: ${time} between two messages.`,
      may: {
        add: "Who may add people",
        rename: "Who may change name and topic",
        archive: "Who may archive the room",
      },
      least: { member: "Members", moderator: "Moderators", owner: "The owner" },
    },
    end: {
      title: "Leave or close",
      archive: "Archive room",
      archiveTitle: (room: string) => `Archive ${room}?`,
      archiveText: "It stays readable, and nothing can be added until it is opened again.",
      reopen: "Open again",
      leaveTitle: (room: string) => `Leave ${room}?`,
      leaveText: "It is private: you come back only when somebody adds you again.",
      ownerStays:
        "You own this room. To leave it, hand it to somebody in the list of members first.",
    },
    member: {
      write: "Write",
      make: {
        moderator: "Make moderator",
        member: "Make member",
        reader: "Let only read",
      },
      transfer: "Hand the room over",
      transferTitle: (name: string) => `Hand the room to ${name}?`,
      transferText: "They own it then, and you become a moderator. Only they can hand it back.",
      remove: "Remove from the room",
      removeTitle: (name: string) => `Remove ${name}?`,
      removeText:
        "They hear nothing more of this room. What they said stays. They can come in again.",
      removeTextPrivate:
        "They hear nothing more of this room. What they said stays. They come back only when somebody adds them.",
    },
    problems: {
      forbidden: "You may not do that any more: the roles or the room have changed.",
      not_found: "They or the room are not here any more.",
      too_many: "That is more than fits.",
      rate_limited: "That was a lot in a short time. Wait a moment.",
      other: "That did not work. Try again when you are connected.",
    },
  },
  section: {
    title: "New section",
    name: "Name",
    hint: "A heading in your own list. Nobody else sees it.",
    unfit: "One line of 1 to 40 characters.",
    save: "Save",
    rename: "Rename section",
    up: "Move section up",
    down: "Move section down",
    remove: "Remove section",
  },
  logOut: {
    title: "Log out?",
    unsent: (count: number) =>
      count === 1
        ? "One message has not been sent. It will be deleted from this device."
        : `${count} messages have not been sent. They will be deleted from this device.`,
    anyway: "Delete and log out",
  },
  side: {
    close: "Close",
    members: "Members",
    details: "Details",
    loading: "Loading",
    roles: { owner: "Owner", moderator: "Moderator", reader: "Reads only" },
  },
  thread: {
    title: "Thread",
    loading: "Loading the thread",
    older: "Loading earlier replies",
    gone: "There is no such thread, or it is not open to you.",
    write: "Reply in this thread",
    count: (count: number) =>
      count === 0 ? "No replies yet" : count === 1 ? "1 reply" : `${count} replies`,
    last: (count: number, when: string) =>
      count === 1 ? `1 reply, at ${when}` : `${count} replies, last at ${when}`,
    lastOn: (count: number, day: string) =>
      count === 1 ? `1 reply, ${day}` : `${count} replies, last ${day}`,
    follow: "Follow this thread",
    unfollow: "Don’t follow this thread",
    followed: "You hear of new replies here",
    unfollowed: "You hear of new replies here no more",
    refused: "That did not work. Try again when you are connected.",
  },
  lists: {
    count: (count: number, isMore: boolean) => isMore ? `${count} and more` : `${count}`,
    more: "Show more",
    elsewhere: "A conversation that you are not in",
    failed: "This could not be loaded. Try again when you are connected.",
    refused: "That did not work. Try again when you are connected.",
    threads: {
      none:
        "You follow no threads yet: those that you begin, write in or are mentioned in will stand here.",
      noneAction: "To the conversations",
      open: (name: string, room: string) => `Thread of ${name} in ${room}`,
    },
    activity: {
      none: "Nothing here yet: mentions, replies and reactions to what you say will stand here.",
      noneAction: "To the conversations",
      which: "What to show",
      kinds: { all: "All", mention: "Mentions", reply: "Replies", reaction: "Reactions" },
      did: {
        mention: (room: string) => `mentions you in ${room}`,
        reply: (room: string) => `answers you in ${room}`,
        thread: (room: string) => `replies in a thread in ${room}`,
        reaction: (emoji: string, room: string) => `reacts with ${emoji} in ${room}`,
      },
      open: (name: string, did: string) => `${name} ${did}`,
    },
    saved: {
      none: "You have saved no messages yet: save one from its menu, and find it here again.",
      noneAction: "To the conversations",
      open: (name: string, room: string) => `Message of ${name} in ${room}`,
      unsave: "Don’t keep it any longer",
      unsaved: "Not saved any more",
      undo: "Undo",
    },
    drafts: {
      none: "You have begun nothing that is not sent: what you begin to write is kept here.",
      noneAction: "To the conversations",
      open: (room: string) => `Go on writing in ${room}`,
      inThread: "In a thread",
      goOn: "Go on",
      drop: "Drop this draft",
      dropped: "Draft dropped",
      undo: "Undo",
      other: (time: string) => `Written on another device at ${time}:`,
      dropOther: "Drop that one",
    },
  },
  later: {
    none: "No message waits to be sent: beside the button that sends one you can choose a time.",
    noneAction: "To the conversations",
    open: (room: string) => `Message for later in ${room}`,
    button: "Send later",
    title: "When to send it",
    usual: {
      hour: (time: string) => `In an hour, at ${time}`,
      tomorrow: (time: string) => `Tomorrow at ${time}`,
      monday: (time: string) => `Monday at ${time}`,
    },
    pick: "Pick a time",
    dayAndTime: "Day and time",
    choose: "Choose",
    isOver: "That time is over. Pick one that is still to come.",
    tooFar: (days: number) => `That is more than ${days} days ahead.`,
    when: {
      today: (time: string) => `today at ${time}`,
      tomorrow: (time: string) => `tomorrow at ${time}`,
      onDay: (day: string, time: string) => `${day} at ${time}`,
    },
    willBeSent: (when: string) => `Will be sent ${when}.`,
    show: "Show",
    waiting: (count: number) =>
      count === 1 ? "1 message will be sent later" : `${count} messages will be sent later`,
    notSent: (count: number) =>
      count === 1 ? "1 message could not be sent" : `${count} messages could not be sent`,
    tooMany: "As much waits to be sent later as can. Send or drop some of it first.",
    notKept: "That could not be put aside: it needs a connection, and the right to write here.",
    noCommand: "A command works at once or not at all: it can’t be sent later.",
    refused: "That did not work: it may be sent by now, or there is no connection.",
    change: "Change the time",
    now: "Send now",
    isSent: "It is on its way",
    drop: "Don’t send it",
    dropped: "It will not be sent",
    failed: {
      forbidden: "It could not be sent: you may not write there any more.",
      not_found: "It could not be sent: you are not in this conversation any more.",
      gone: "It could not be sent: what it answers was deleted.",
      other: "It could not be sent. Choose another time, or copy it.",
    },
  },
  views: {
    activity: "Activity",
    threads: "Threads",
    saved: "Saved",
    drafts: "Drafts",
    later: "Send later",
    people: "People",
    browse: "Browse rooms",
    settings: "Settings",
  },
  switcher: {
    title: "Jump to",
    hint: "A room, a person or a page",
    places: "Places",
    nothing: (query: string) => `Nothing here is called “${query}”.`,
    refused: "You can’t write to them alone.",
    archived: "archived",
  },
  keys: {
    title: "Keys",
    where: {
      everywhere: "Everywhere",
      reading: "While you don’t write",
      message: "On a message",
      composer: "While you write",
    },
    what: {
      switcher: "Jump to a place",
      shortcuts: "Show these keys",
      previous: "Conversation above",
      next: "Conversation below",
      previousUnread: "Unread one above",
      nextUnread: "Unread one below",
      markRead: "Mark this conversation as read",
      markAllRead: "Mark everything as read",
      send: "Send",
      newLine: "New line",
      bold: "Bold",
      italic: "Italic",
      strike: "Struck through",
      code: "Code",
      block: "Block of code",
      link: "Link",
      quote: "Quote",
      list: "List",
      numbers: "Numbered list",
      spoiler: "Spoiler",
      above: "To the message above",
      below: "To the message below",
      first: "To the first on the screen",
      last: "To the newest",
      menu: "Everything to do with it",
      leave: "Back to where you write",
      editLast: "Edit what you said last, while the field is empty",
    },
  },
  emoji: {
    search: "Search emoji",
    grid: "Emoji",
    kinds: "Kinds of emoji",
    recent: "Used last",
    own: "Of this place",
    none: "There is no emoji for that.",
    tone: "Skin tone",
    tones: ["No tone", "Light", "Medium light", "Medium", "Medium dark", "Dark"],
  },
  acts: {
    bar: "With this message",
    menu: "What to do with this message",
    more: "More",
    /** By their names in the table of actions. */
    labels: {
      react: "React",
      reply: "Reply",
      thread: "Reply in a thread",
      unread: "Mark as unread from here",
      forward: "Forward",
      save: "Save for later",
      pin: "Pin",
      copyText: "Copy text",
      copyLink: "Copy link",
      person: "About who wrote it",
      edit: "Edit",
      history: "Earlier versions",
      delete: "Delete",
    },
    unpin: "Unpin",
    unsave: "Don’t save any more",
    saved: "Saved, for you alone",
    unsaved: "Not saved any more",
    forwardTo: "To which room or person?",
    forwarded: (name: string) => `Passed on to ${name}`,
    goThere: "Go there",
    reactWith: (emoji: string) => `React with ${emoji}`,
    otherEmoji: "Another emoji",
    you: "You",
    reacted: (names: readonly string[], more: number, emoji: string) => {
      const others = more === 1 ? "1 other" : `${more} others`;
      return `${chat.names(more > 0 ? [...names, others] : names)} reacted with ${emoji}`;
    },
    answering: (name: string) => name === "" ? "Replying" : `Replying to ${name}`,
    answerNobody: "Don’t reply",
    quotedGone: "A message from further back",
    editField: "Edit this message",
    editHint: "Enter saves, Escape leaves it as it was",
    save: "Save",
    leave: "Cancel",
    keep: "Keep it",
    deleteOwn: "Delete your message?",
    deleteOf: (name: string) => `Delete this message of ${name}?`,
    deleteForAll: "It will be gone for everyone here, and nobody can bring it back.",
    deleteInThread:
      "It will be gone for everyone here. What was replied in its thread stays, below a line that says so.",
    now: "Now",
    copiedText: "Text copied",
    copiedLink: "Link copied",
    copyTitle: "Copy this",
    copyByHand: "This browser does not let the page copy. It is selected: copy it with Ctrl C.",
    pinned: "Pinned, for everyone here",
    unpinned: "Not pinned any more",
    markedUnread: "Unread from here, until you come back",
    tooFarBack: "That is too far back to be marked as unread.",
    refused: "That was not possible. It may be gone, or not yours to change.",
  },
  head: {
    members: (count: number) => count === 1 ? "1 member" : `${count} members`,
  },
  line: {
    edited: "edited",
    deleted: "This message was deleted",
    ignored: "From somebody you ignore",
    forwarded: {
      by: (name: string) => `${name} said elsewhere:`,
      there: "Show it there",
      notYours: "From a conversation that you are not in",
    },
    today: "Today",
    yesterday: "Yesterday",
    new: "New",
    older: "Loading earlier messages",
    beginning: (room: string) => `This is the beginning of ${room}`,
    beginningDirect: (names: string) => `This is the beginning of your conversation with ${names}`,
    toNewest: "Jump to the newest",
    newBelow: (count: number) => count === 1 ? "1 new message" : `${count} new messages`,
    toFirstUnread: (count: number) =>
      count === 1 ? "To the unread message" : `To the first of ${count} unread`,
    announced: "What is said now",
    said: (name: string, text: string) => `${name}: ${text}`,
    saidMany: (count: number, names: readonly string[]) =>
      names.length > 3
        ? `${count} new messages`
        : `${count} new messages from ${chat.names(names)}`,
    replies: (count: number) => count === 1 ? "1 reply" : `${count} replies`,
    targetDeleted: "The message that the link leads to was deleted.",
    targetMissing: "The message that the link leads to is not here, or not for you to see.",
    retry: "Try again",
    drop: "Delete",
    failedEdit: {
      gone: "Not changed: the message was deleted.",
      forbidden: "Not changed: you may not write here.",
      other: "Not changed.",
    },
    failed: {
      forbidden: "Not sent: you may not write here.",
      not_found: "Not sent: this room is gone, or you are not in it any more.",
      too_many: "Not sent: that was too much at once.",
      rate_limited: "Not sent: here one has to wait between messages. Try again in a while.",
      bad_command: "Not sent: the server does not take this text.",
      other: "Not sent.",
    },
  },
  composer: {
    write: (room: string) => `Message ${room}`,
    send: "Send",
    offline: (waiting: number) =>
      waiting === 0
        ? "Offline. What you write is kept, and sent when you are back."
        : `Offline. Will be sent when you are back: ${waiting}`,
    catchingUp: "Catching up",
    typing: (names: readonly string[]) =>
      names.length > 3
        ? "Several people are writing"
        : names.length === 1
        ? `${names[0]} is writing`
        : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are writing`,
    archived: "This room is archived: it can be read, and nothing is added.",
    reader: "You can read here, and not write.",
    announcement: "Only moderators write here.",
    formatting: "Formatting",
    offers: "Suggestions",
    notHere: (name: string) => `@${name}, not in this room`,
    shouts: { here: "everyone who is here now", room: "everyone in this room" },
    isNotHere: (name: string) => `${name} is not in this room and will not see this.`,
    add: "Add to the room",
    wasAdded: (name: string) => `${name} is in this room now.`,
    wasNotAdded: (name: string) => `${name} could not be added. Ask who looks after the room.`,
    longPaste: (lines: number) => lines > 1 ? `That was long: ${lines} lines.` : "That was long.",
    asCode: "Make it a block of code",
    tooLong: (bytes: number) =>
      `This is too long to be sent, by ${bytes} ${
        bytes === 1 ? "character" : "characters"
      }. Send it in two parts.`,
    notKept: "This could not be kept on your device, so it was not sent. Try again.",
    slow: (seconds: number, wait: number) =>
      `Slow mode, one message every ${seconds} s. You can send in ${wait} s.`,
    otherDraft: (clock: string) => `Written on another device at ${clock}:`,
    takeOther: "Add it",
    dropOther: "Drop what the other device wrote",
    undo: "Undo sending",
    notTakenBack: "It could not be taken back: it is still there for the others.",
  },
  text: {
    spoiler: "Hidden. Show it",
    code: "Code",
    copyCode: "Copy",
    copied: "Copied",
  },
  /** Commands, by their names: what they do, and what is typed behind them. */
  slash: {
    heading: "Commands",
    does: {
      me: "Say what you do",
      msg: "Write to somebody alone",
      join: "Go into a room",
      create: "Create a public room",
      leave: "Leave this room",
      topic: "Change the topic",
      rename: "Rename this room",
      invite: "Bring people into this room",
      remove: "Put somebody out of this room",
      who: "Show who is in this room",
      away: "Show that you are away",
      dnd: "Do not disturb",
      back: "Show that you are here again",
      status: "Say what you are up to",
      nick: "Change how you are called",
      mute: "Hear nothing of this conversation",
      unmute: "Hear of this conversation again",
      help: "Show keys and commands",
    },
    takes: {
      me: "waves",
      msg: "@name text",
      join: "#room",
      create: "name",
      leave: "",
      topic: "text",
      rename: "name",
      invite: "@name",
      remove: "@name",
      who: "",
      away: "why",
      dnd: "why",
      back: "",
      status: "text",
      nick: "name",
      mute: "",
      unmute: "",
      help: "",
    },
    incomplete: (name: string, takes: string) => `Something is missing. Type: /${name} ${takes}`,
    unknown: (name: string, nearest: string | null) =>
      nearest === null
        ? `There is no command /${name}. With two strokes, //${name}, it is sent as it is.`
        : `There is no command /${name}. Did you mean /${nearest}?`,
    nobody: (name: string) => `There is nobody called ${name}.`,
    noRoom: (name: string) => `There is no room called ${name} that you can go into.`,
    refused: {
      forbidden: "You may not do this here.",
      not_found: "There is no such thing, or it is not open to you.",
      too_many: "That would be too many.",
      bad_command: "That can’t be done with this text.",
      other: "It could not be done. Try again.",
    },
  },
  names: (names: readonly string[]) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,
  closed: {
    title: "This page is closed",
    logIn: "Log in",
    outdated: "This page is older than the server. Load it again to go on.",
    reload: "Load again",
    signed_out: "You were logged out, here or from another device.",
    password_changed: "Your password was changed. Log in with the new one.",
    banned: "Your account was banned from this place. Ask those who look after it.",
    account_deleted: "Your account was deleted.",
    "another person": "Somebody else has logged in with this browser.",
  },
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

/** What a line tells of who came into a room, who went, and who pinned something. */
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
  pinned: (names: readonly string[]) => `${namesOf(names)} pinned something`,
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

/** Notifications: what they say themselves, and why one was told of a message or was not. */
export const notified = {
  heard: {
    mentioned: "You were told: it mentions you.",
    direct: "You were told: it is in a direct conversation.",
    thread: "You were told: it is in a thread that you follow.",
    everything: "You were told: you hear of everything in this room.",
    shout: (shout: "here" | "room") => `You were told: it calls everyone with @${shout}.`,
    keyword: (word: string) => `You were told: it holds your word "${word}".`,
  },
  quiet: {
    own: "Not told: you wrote it.",
    notice: "Not told: it is a notice of the room.",
    deleted: "Not told: it was deleted.",
    ignored: "Not told: you ignore who wrote it.",
    read: "Not told: you had read it already, here or on another device.",
    late: "Not told: it was more than five minutes old when it came.",
    muted: (until: string) => `Not told: this room is muted until ${until}.`,
    mutedForGood: "Not told: this room is muted.",
    nothing: "Not told: you want to hear nothing of this room.",
    only_mentions: "Not told: you hear only of mentions in this room, and it has none of you.",
    other_thread: "Not told: it is in a thread that you do not follow.",
    off: "Not told: notifications and sound are off.",
    do_not_disturb: "Not told: you do not want to be disturbed.",
    quiet_hours: "Not told: it came in your quiet hours.",
    looking: "Not told: you were looking at it.",
  },
  /** What stands on a notification. */
  from: (author: string, room: string) => `${author} in ${room}`,
  saidBy: (author: string, text: string) => `${author}: ${text}`,
  somebody: "Somebody",
  sealed: "An encrypted message",
  page: {
    title: "Notifications",
    lead:
      "Be told of what is meant for you while you look elsewhere. Your browser asks you once more.",
    ask: "Show notifications on this device",
    show: "Show notifications",
    showHint: "On every device whose browser allows it.",
    denied: "This browser was told to show no notifications. Its settings for this site undo that.",
    impossible: "Browsers show notifications only over https, and this one shows none here.",
    refused: "That could not be saved. Try again when you are connected.",
    level: "Tell me about",
    levelHint: "In rooms that say nothing else. Messages to you alone are always told.",
    levels: { all: "Everything", mentions: "Mentions and my words", nothing: "Nothing" },
    keywords: "My words",
    keywordsHint: "Told like a mention wherever they stand. With commas between them.",
    sound: "Sound",
    volumes: { 0: "Off", 25: "Soft", 60: "Medium", 100: "Loud" },
    listen: "Listen",
    quietHours: "Quiet hours",
    quietHoursHint: "By the clock where you are. What comes waits in the list.",
    from: "From",
    to: "To",
    why: "Why was I told, or not?",
    whyLead: "The last messages that came to this browser, and what was decided of each.",
    whyNone: "Nothing has come yet since this browser keeps count.",
    row: (author: string, room: string, time: string) => `${author} in ${room}, ${time}`,
  },
  several: (count: number, room: string) => `${count} new messages in ${room}`,
};

/** Passkeys: in by them, and what people do with their own. */
export const passkeys = {
  title: "Passkeys",
  lead:
    "A passkey opens your account with your finger, your face or the PIN of your device. Nobody can guess it, and no other site can ask for it.",
  login: "Log in with a passkey",
  register: "Use a passkey instead of a password",
  registerHint: "Your device keeps the key. A password can be added later.",
  none: "You have no passkey yet.",
  unavailable:
    "Browsers keep passkeys for places with a name and https, such as https://chat.example.org, and for localhost. This address is neither.",
  unnamed: "Passkey",
  made: (date: string) => `made ${date}`,
  used: (date: string) => `last used ${date}`,
  unused: "not used yet",
  backedUp: "backed up",
  name: "Name of the passkey",
  nameHint: "Such as phone or key ring.",
  add: "Add a passkey",
  addTo: "Add another passkey",
  addBy: "Add it by one that you have",
  rename: "Rename",
  save: "Save",
  remove: "Remove",
  removeThis: (name: string) => `Remove ${name}`,
  renameThis: (name: string) => `Rename ${name}`,
  current: "Your password",
  currentHint: "So that nobody changes this on a device that you left open.",
  proof: "Confirm with a passkey",
  removePassword: "Remove your password",
  removePasswordLead:
    "Then your passkeys are the only way in. Have two of them, or recovery codes, before you do.",
  manage: "Manage passkeys",
  back: "Back to your account",
  problems: {
    current: { wrong: "That is not your password." },
    passkey: {
      empty: "Give it a name.",
      too_long: "That is longer than 60 characters: give a shorter name.",
      unfit: "Give one line, without signs that are not seen.",
    },
    hitch: {
      no: "No passkey was used. Try again, or go on with your password.",
      known: "This device has a passkey for this account already.",
      unreachable: "The server did not answer. Check the connection and try again.",
    },
  },
};

/** The conversation that the landing page and the kit show. */
export const sample = {
  place: "Elm Street Repair Café",
  jump: "Jump to…",
  roomsHeading: "Rooms",
  peopleHeading: "People",
  unreadHeading: "Unread",
  rooms: {
    notices: "notices",
    saturday: "saturday",
    tools: "tool-shed",
    clocks: "clocks-and-lamps",
    till: "till",
  },
  topic: "Doors open at ten, bring what is broken",
  people: { mara: "Mara Lindqvist", ines: "Ines Okafor", jonas: "Jonas Weber", tomas: "Tomás Rey" },
  unread: (count: number) => `${count} unread`,
  mentions: (count: number) => `${count} unread, you are named`,
  day: "Friday, 14 March",
  fresh: "New",
  open: "The soldering bench is free again, and Jonas brought the good lamp.",
  ask: "Who can take the first hour at the door tomorrow?",
  offerStart: "I can, until ",
  offerStrong: "half past eleven",
  offerEnd: ". Then my train leaves.",
  answer: "Then I take over from you at eleven. I owe this place a Saturday.",
  kettle: "The kettle from last week works. It was the fuse, as always.",
  commandStart: "If the label printer sulks, tell it ",
  command: "lpr -P bench label.pdf",
  commandEnd: " and look away.",
  thanks: "Door is sorted then, thank you both.",
  thanksMention: "@Tomás",
  thanksEnd: " the key is with the baker.",
  edited: "edited",
  pending: "I will bring the long extension lead.",
  failed: "Does anyone have a spare 13 amp fuse?",
  failedReason: "Not sent: no connection.",
  retry: "Try again",
  remove: "Delete",
  typing: "Tomás is writing",
  offline: "No connection. What you write is kept and sent when it is back.",
  reactedWith: (who: string, what: string) => `${who} reacted with ${what}`,
  heart: "a heart",
  check: "a check mark",
  you: "You",
  exact: (clock: string) => `Friday, 14 March 2025 at ${clock}`,
  composer: {
    field: "Message #saturday",
    attach: "Attach a file",
    emoji: "Add an emoji",
    send: "Send",
  },
  actions: { reply: "Reply", react: "React", more: "More" },
  head: { people: "Members", search: "Search this room" },
};
