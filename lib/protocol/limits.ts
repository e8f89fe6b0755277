/** What is too much. A client is told these in the hello, so none has to be built into it. */
export const LIMITS = {
  /** A frame from a client, in bytes: a body of the full length fits, whatever it has to escape. */
  frameBytes: 65_536,
  /** The text of one message, as UTF-8. */
  bodyBytes: 16_384,
  /** Numbered commands that one stream may have open; the server remembers as many results. */
  openNumbered: 16,
  /** Commands of any kind that one socket may have open. */
  openCommands: 64,
  pageMessages: 100,
  /** Of messages in one answer: a page ends earlier, and a room's sync starts over. */
  pageBytes: 131_072,
  pageMembers: 200,
  pageRooms: 100,
  pagePeople: 500,
  roomNameChars: 80,
  topicChars: 250,
  descriptionChars: 1_000,
  /** The longest wait that a room can ask for between two messages of one person. */
  slowSeconds: 3_600,
  /** People in a direct conversation, oneself included. */
  directPeople: 8,
  roomsOfOne: 1_000,
  membersOfRoom: 10_000,
  /** In larger rooms nobody is told how far the others have read. */
  receiptsMembers: 20,
  editsOfMessage: 100,
  mentions: 20,
  filesOfMessage: 10,
  /** What is to be seen on a picture, in words. */
  altChars: 500,
  /** What is said with a forwarded message: both are in one row. */
  forwardBodyBytes: 8_192,
  reactionKinds: 20,
  reactionsOfMessage: 500,
  pinsOfRoom: 50,
  emojiChars: 32,
  /** Pictures that are emoji of the place: how many, how large, and how wide and high. */
  emojiOfPlace: 500,
  emojiBytes: 262_144,
  emojiPixels: 1_024,
  findIds: 100,
  /** Messages that wait for their time: how many of one person, with how many files and how much text, how far ahead. */
  laterOfOne: 50,
  laterFiles: 100,
  laterBytes: 131_072,
  laterDays: 365,
  watchedPeople: 200,
  displayNameChars: 60,
  bioChars: 500,
  pronounsChars: 30,
  statusChars: 100,
  ignoredPeople: 500,
  sectionNameChars: 40,
  sections: 20,
  keywordChars: 40,
  keywords: 20,
  /** Of one person; what would be one more is refused, and stays on the device that it was written on. */
  drafts: 200,
  /** Of one draft with its other text, as JSON. */
  draftBytes: 32_000,
  savedMessages: 1_000,
  /** Threads that one person follows in one room; those with the newest first message count. */
  followedThreads: 100,
  /** People who follow one thread, or have said that they do not. */
  threadFollowers: 200,
  /** What is kept of one person's activity. */
  activityItems: 500,
  /** Of it, what is counted as not looked at. */
  unreadActivity: 100,
  streamsOfOne: 64,
} as const;

/** Bumped when a client of before would misunderstand what it is told. */
export const PROTOCOL_VERSION = 1;
