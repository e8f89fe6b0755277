// Words: every phrase that people read, one file a language.
// Knows: sentences. Sentence case, short, concrete; what happened and what to do; buttons are verbs; no blame.
// Must not know: anything else. No logic, no markup; a phrase with a part to fill in is a function.
// Longer than other files, and meant to be: here is what the app says, and beside it what pages say.
// One export a page or topic, so that a browser loads only the words that it shows.

export * from "./en/account.ts";
export * from "./en/door.ts";
export * from "./en/landing.ts";
export * from "./en/place.ts";

export const common = {
  lang: "en",
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
      keys: "Keyboard shortcuts",
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
      level: "Tell me about",
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
      count === 1 ? "One message has not been sent." : `${count} messages have not been sent.`,
    drafts: (count: number) =>
      count === 1
        ? "One draft is on this device alone."
        : `${count} drafts are on this device alone.`,
    settings: "What you set last is on this device alone.",
    lost: "That will be deleted. If you wait until you are connected, nothing is lost.",
    nothing: "Nothing of yours stays in this browser. What you wrote is kept for your next login.",
    guest: "You are here as a guest: nobody can come back as you.",
    refused: "That did not work. Try again when you are connected.",
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
  pins: {
    title: "Pinned",
    none: "Nothing is pinned here yet. A message is pinned from its menu, for everyone here.",
    open: (name: string) => `Pinned message of ${name}`,
    by: (name: string) => `pinned by ${name}`,
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
  settings: {
    title: "Your settings",
    parts: {
      look: "Look",
      reading: "Reading",
      writing: "Writing",
      notifications: "Notifications",
      privacy: "Privacy",
      language: "Language",
    },
    back: "All settings",
    leads: {
      look: "On all your devices, on every page.",
      reading: "How times are written.",
      writing: "How what you write goes out.",
      privacy: "What others learn of you, and of whom you want to hear nothing.",
      language:
        "The language of buttons, dates and messages of the place. What people write stays as it is.",
    },
    saved: "Saved",
    waiting: "Will be saved when you are connected again",
    refused: "That could not be saved, so it is as before. Try again in a moment.",
    theme: { name: "Theme", system: "As the system", light: "Light", dark: "Dark" },
    contrast: { name: "Contrast", system: "As the system", more: "More" },
    textSize: {
      name: "Size of text",
      small: "Small",
      normal: "Normal",
      large: "Large",
      largest: "Largest",
    },
    density: { name: "Density", comfortable: "Comfortable", compact: "Compact" },
    motion: { name: "Motion", system: "As the system", less: "None" },
    clock: {
      name: "Times",
      auto: "As in your language",
      12: "12 hours",
      24: "24 hours",
      example: (time: string) => `It is ${time} now.`,
    },
    enter: {
      name: "A message is sent by",
      plain: "Enter",
      control: "Ctrl and Enter",
      plainHint: "Shift and Enter begin a new line.",
      controlHint: "Enter begins a new line. On a Mac it is ⌘ and Enter.",
    },
    language: {
      name: "Language",
      auto: "As the browser says",
      en: "English",
      de: "Deutsch",
      reload: "Show Parley in this language",
      reloadHint: "The page is loaded again. What you are writing stays.",
    },
    receipts: {
      label: "Let others see how far I have read",
      hint: "In rooms of up to 20 people. If you don’t, you don’t see it of others either.",
    },
    hidden: {
      label: "Be offline to everybody else",
      hint: "Nobody sees that you are here, that you write, or when you were here last.",
    },
    ignored: {
      title: "People you ignore",
      lead: "What they write is folded, and they can’t begin a conversation with you.",
      none: "Nobody. You can ignore somebody from their page.",
      stop: "Stop ignoring",
      stopThis: (name: string) => `Stop ignoring ${name}`,
    },
    rooms: {
      title: "Rooms that say something else",
      lead: "How loud one room is, you say in its details.",
      none: "All rooms are as you have said above.",
      muted: "Muted",
      unmute: "Unmute",
      unmuteThis: (room: string) => `Unmute ${room}`,
    },
    keywords: {
      name: "My words",
      hint: "Told like a mention wherever they stand. Enter or a comma adds a word.",
      drop: (word: string) => `Take out ${word}`,
      tooMany: (most: number) => `${most} words are as many as fit.`,
    },
    account: {
      title: "Your account",
      profile: "Profile",
      security: "Password and passkeys",
      devices: "Devices",
      tokens: "Tokens for programs",
    },
    place: {
      title: "This place",
      invites: "Invitations",
      people: "People and roles",
      emoji: "Emoji",
      settings: "Settings of this place",
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
    title: "Keyboard shortcuts",
    /** What stands on them. */
    caps: {
      Mod: "Ctrl",
      Shift: "Shift",
      Enter: "Enter",
      ContextMenu: "Menu",
      Delete: "Del",
      Home: "Home",
      End: "End",
    },
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
    setTopic: "Set a topic",
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
    readBy: (names: readonly string[]) => `Read by ${chat.names(names)}`,
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
    emoji: "Emoji",
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
  date: {
    title: "Jump to a date",
    day: "Day",
    jump: "Jump",
    missing: "Choose a day first.",
    nothing: "Nothing was said here on that day or since.",
    failed: "That could not be looked up now. Try again.",
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
    lead:
      "Be told of what is meant for you while you look elsewhere. Your browser asks you once more.",
    ask: "Show notifications on this device",
    show: "Show notifications",
    showHint: "On every device whose browser allows it.",
    denied: "This browser was told to show no notifications. Its settings for this site undo that.",
    impossible: "Browsers show notifications only over https, and this one shows none here.",
    level: "Tell me about",
    levelHint: "In rooms that say nothing else. Messages to you alone are always told.",
    levels: { all: "Everything", mentions: "Mentions and my words", nothing: "Nothing" },
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
