/** Every command: what it costs, and which action it leads to. Adding one is adding a row. */
import * as actions from "../actions/mod.ts";
import type { Ground, Lookout } from "../actions/mod.ts";
import {
  accept,
  type Ask,
  type CommandType,
  type Outcome,
  type Result,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import type { Typing } from "./typing.ts";

export interface Caller {
  readonly ground: Ground;
  readonly user: UserId;
  /** What the session is called at this moment: with a renewed token it has another name. */
  session(): string;
  /** The rooms that this socket hears of, as the feed has it. */
  rooms(): readonly RoomId[];
  /** Of those who ask at once to hear of people, the last one is heard. */
  lookOut(): Lookout;
  presenceOf: Lookout["presenceOf"];
  /** Whether nobody is at the keyboard of this socket. */
  idle(isIdle: boolean): void;
  readonly typing: Typing;
}

interface Row<T extends CommandType> {
  /** In units of a plain question; what is stored for good is paid for as a message. */
  readonly cost: number;
  readonly kind: "ask" | "write";
  /** What a program's token has to allow. */
  readonly scope: "read" | "write";
  run(caller: Caller, ask: Ask<T>): Promise<Outcome<Result<T>>>;
}

type Action<T extends CommandType> = (
  ground: Ground,
  me: UserId,
  ask: Ask<T>,
) => Promise<Outcome<Result<T>>>;

export const TABLE: { readonly [T in CommandType]: Row<T> } = {
  "sync": {
    kind: "ask",
    scope: "read",
    cost: 5,
    run: ({ ground, user, rooms }, asked) => actions.syncAll(ground, user, asked, rooms()),
  },
  "room.sync": ask(actions.syncRoom, 2),
  "room.changes": ask(actions.pageChanges, 2),
  "history.page": ask(actions.pageHistory, 2),
  "thread.page": ask(actions.pageThread, 2),
  "thread.follow": write(actions.followThread),
  "thread.read": { ...ask(actions.moveThreadRead, 2), scope: "write" },
  "threads.page": ask(actions.pageThreads, 10),
  "activity.page": ask(actions.pageActivity, 10),
  "activity.read": { ...ask(actions.readActivity, 1), scope: "write" },
  "stream.open": {
    kind: "ask",
    scope: "write",
    cost: 5,
    run: ({ ground, user, session }) => actions.openStream(ground, user, session()),
  },
  "message.send": write(actions.sendMessage),
  "message.edit": write(actions.editMessage),
  "message.delete": write(actions.deleteMessage),
  "message.react": write(actions.reactTo),
  "message.pin": write(actions.pinMessage),
  "message.edits": ask(actions.listEdits, 10),
  // Of one's own alone: whoever may say something has to find out whether it was said
  "message.find": { ...ask(actions.findMine, 10), scope: "write" },
  "later.set": write(actions.setLater),
  "later.change": write(actions.changeLater),
  "later.drop": write(actions.dropLater),
  "later.list": ask(actions.listLater, 2),
  "room.create": write(actions.createRoom),
  "room.join": write(actions.joinRoom),
  "room.leave": write(actions.leaveRoom),
  "room.change": write(actions.changeRoom),
  "room.archive": write(actions.archiveRoom),
  "room.setRole": write(actions.setRoomRole),
  "room.transfer": write(actions.transferRoom),
  "room.add": write(actions.addToRoom),
  "room.remove": write(actions.removeFromRoom),
  "room.members": ask(actions.pageMembers, 1),
  "room.pins": ask(actions.listPins, 2),
  "files.page": ask(actions.pageFiles, 5),
  "room.receipts": ask(actions.listReceipts, 3),
  "room.find": ask(actions.findRoomCalled, 5),
  "room.browse": ask(actions.browseRooms, 2),
  "direct.open": write(actions.openDirect),
  "read.move": { ...ask(actions.moveRead, 3), scope: "write" },
  "read.all": { ...ask(actions.readAll, 20), scope: "write" },
  "settings.change": write(actions.changeSettings),
  "room.prefer": write(actions.preferRoom),
  "draft.set": { ...ask(actions.setDraft, 3), scope: "write" },
  "saved.set": write(actions.saveMessage),
  "saved.page": ask(actions.pageSaved, 5),
  "typing": {
    kind: "ask",
    scope: "write",
    cost: 1,
    run: ({ ground, user, typing }, asked) =>
      typing.seldom(user, asked.room, ground.now(), () => actions.sayTyping(ground, user, asked)),
  },
  "people.watch": {
    kind: "ask",
    scope: "read",
    cost: 2,
    run: ({ ground, user, lookOut }, asked) => actions.watchPeople(ground, user, asked, lookOut()),
  },
  "people.list": ask(actions.listEverybody, 10),
  "emoji.list": ask(actions.listEmoji, 5),
  "person.find": ask(actions.findPersonCalled, 2),
  "person.card": {
    kind: "ask",
    scope: "read",
    cost: 2,
    run: ({ ground, user, presenceOf }, asked) =>
      actions.lookAtCard(ground, user, asked, { presenceOf }),
  },
  "person.ignore": write(actions.ignorePerson),
  "presence.say": write(actions.sayPresence),
  "presence.idle": {
    kind: "ask",
    scope: "write",
    cost: 10,
    run: ({ idle }, { on }) => (idle(on), Promise.resolve(accept({}))),
  },
  "profile.change": write(actions.changeProfile),
  "ping": {
    kind: "ask",
    scope: "read",
    cost: 1,
    run: ({ ground }) => Promise.resolve(accept({ now: ground.now() })),
  },
};

function ask<T extends CommandType>(action: Action<T>, cost: number): Row<T> {
  return { kind: "ask", scope: "read", cost, run: (caller, asked) => run(action, caller, asked) };
}

function write<T extends CommandType>(action: Action<T>): Row<T> {
  return {
    kind: "write",
    scope: "write",
    cost: 1,
    run: (caller, asked) => run(action, caller, asked),
  };
}

function run<T extends CommandType>(
  action: Action<T>,
  { ground, user }: Caller,
  asked: Ask<T>,
): Promise<Outcome<Result<T>>> {
  return action(ground, user, asked);
}
