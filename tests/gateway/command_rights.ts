/** What each command asks of `can()`. One that is not in here does not compile. */
import type { PlaceVerb, RoomVerb } from "../../lib/policy/mod.ts";
import type { CommandType, RoomRole } from "../../lib/protocol/mod.ts";

interface InRoom {
  readonly verbs: readonly RoomVerb[];
  /** It is about what somebody wrote. */
  readonly own?: true;
  /** It is done to somebody in the room. */
  readonly toSomebody?: true;
  /** The role that they are to have. */
  readonly to?: RoomRole;
  /** Who is not in the room is not told of it, be it public or not. */
  readonly hides?: true;
}

interface OnPlace {
  readonly verb: PlaceVerb;
  /** It is about somebody, whom not everyone may know of. */
  readonly hides?: true;
}

/** nobody's: what it is about is found among one's own alone, and there is none where it is tried. */
export type Asked = "anybody" | "nobody's" | InRoom | OnPlace;

const READ: InRoom = { verbs: ["room.read"], hides: true };

export const RIGHTS: { readonly [T in CommandType]: Asked } = {
  "sync": "anybody",
  "room.sync": READ,
  "room.changes": READ,
  "history.page": READ,
  "thread.page": READ,
  "thread.follow": READ,
  "thread.read": READ,
  "threads.page": "anybody",
  "activity.page": "anybody",
  "activity.read": "anybody",
  "stream.open": "anybody",
  "message.send": { verbs: ["message.send"] },
  "message.edit": { verbs: ["message.edit"], own: true },
  "message.delete": { verbs: ["message.delete"], own: true },
  "message.react": { verbs: ["message.react"] },
  "message.pin": { verbs: ["message.pin"] },
  "message.edits": READ,
  "message.find": READ,
  "later.set": { verbs: ["message.send"] },
  "later.change": "nobody's",
  "later.drop": "nobody's",
  "later.list": "anybody",
  "room.create": { verb: "room.create" },
  "room.join": { verbs: ["room.join"] },
  "room.leave": { verbs: ["room.leave"] },
  "room.change": { verbs: ["room.rename", "room.rules", "room.rights"] },
  "room.archive": { verbs: ["room.archive"] },
  "room.setRole": { verbs: ["room.setRole"], toSomebody: true, to: "reader" },
  "room.transfer": { verbs: ["room.transfer"], toSomebody: true, to: "owner" },
  "room.add": { verbs: ["room.add"] },
  "room.remove": { verbs: ["room.remove"], toSomebody: true },
  "room.members": READ,
  "room.pins": READ,
  "files.page": READ,
  "room.receipts": READ,
  "room.find": { verbs: ["room.join"], hides: true },
  "room.browse": { verb: "room.browse" },
  "direct.open": { verb: "direct.open" },
  "read.move": READ,
  "read.all": "anybody",
  "settings.change": "anybody",
  "room.prefer": READ,
  "draft.set": READ,
  "saved.set": READ,
  "saved.page": "anybody",
  "typing": { verbs: ["message.send"], hides: true },
  "people.watch": "anybody",
  "emoji.list": "anybody",
  "people.list": { verb: "person.find" },
  "person.find": { verb: "person.find" },
  "person.card": { verb: "person.card", hides: true },
  "person.ignore": { verb: "person.card", hides: true },
  "presence.say": "anybody",
  "presence.idle": "anybody",
  "profile.change": "anybody",
  "ping": "anybody",
};
