// What strangers see first.

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
