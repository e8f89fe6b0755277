/**
 * What one can do with a message: the one table. The bar on a row, the menu, the sheet on a phone
 * are made of it, and the keys of a focused row call them by name; another action is another row.
 */
import type { IconName } from "../../../../components/icons.ts";
import { chat } from "../../../words/mod.ts";
import { pathOfMessage, pathOfPerson, pathOfThread } from "../../going/address.ts";
import { copyOr } from "./copying.ts";
import { markUnread } from "./mark_unread.ts";
import { isPinned, pin, save } from "./keeping.ts";
import { type Hands, isSaid, mayDo, type Subject } from "./subject.ts";

export interface Action {
  /** As it is called in the words, and in the table of keys. */
  readonly name: keyof typeof chat.acts.labels;
  readonly icon: IconName;
  /** What stands together in the menu. */
  readonly group: "talk" | "keep" | "take" | "change";
  /** It stands in the bar too. */
  readonly inBar?: true;
  readonly isDanger?: true;
  isOffered(subject: Subject): boolean;
  /** Where it depends on the message what it is called. */
  label?(subject: Subject): string;
  run(subject: Subject, hands: Hands): void;
}

export const ACTIONS: readonly Action[] = [
  {
    name: "react",
    icon: "react",
    group: "talk",
    inBar: true,
    isOffered: (subject) => mayDo(subject, "message.react"),
    run: ({ message }, { acting, at }) =>
      acting.layer.value = { is: "emoji", message: message.id, at },
  },
  {
    name: "reply",
    icon: "reply",
    group: "talk",
    inBar: true,
    isOffered: (subject) => mayDo(subject, "message.send"),
    run: ({ message, room }, { replies }) =>
      replies.answer({ room: room.id, thread: message.thread }, message.id),
  },
  {
    name: "thread",
    icon: "thread",
    group: "talk",
    inBar: true,
    isOffered: (subject) => isSaid(subject) && subject.message.thread === undefined,
    run: ({ message, room }, { go }) => go(pathOfThread(room.id, message.id)),
  },
  {
    name: "forward",
    icon: "forward",
    group: "talk",
    isOffered: (subject) => isSaid(subject) && !subject.message.encrypted,
    run: ({ message }, { acting }) => acting.layer.value = { is: "forward", message: message.id },
  },
  {
    name: "save",
    icon: "save",
    group: "keep",
    isOffered: isSaid,
    label: ({ isSaved }) => isSaved ? chat.acts.unsave : chat.acts.labels.save,
    run: (subject, hands) => void save(subject, hands),
  },
  {
    name: "unread",
    icon: "unread",
    group: "keep",
    isOffered: (subject) => isSaid(subject) && subject.message.thread === undefined,
    run: markUnread,
  },
  {
    name: "pin",
    icon: "pin",
    group: "keep",
    isOffered: (subject) => mayDo(subject, "message.pin"),
    label: (subject) => isPinned(subject) ? chat.acts.unpin : chat.acts.labels.pin,
    run: (subject, hands) => void pin(subject, hands, !isPinned(subject)),
  },
  {
    name: "copyText",
    icon: "copy",
    group: "take",
    isOffered: (subject) => isSaid(subject) && subject.message.body !== "",
    run: ({ message }, hands) => void copyOr(message.body, chat.acts.copiedText, hands),
  },
  {
    name: "copyLink",
    icon: "link",
    group: "take",
    isOffered: isSaid,
    run: ({ message, room }, hands) => {
      const link = location.origin + pathOfMessage(room.id, message.id);
      void copyOr(link, chat.acts.copiedLink, hands);
    },
  },
  {
    name: "person",
    icon: "person",
    group: "take",
    isOffered: () => true,
    run: ({ message }, { go }) => go(pathOfPerson(message.from)),
  },
  {
    name: "edit",
    icon: "edit",
    group: "change",
    isOffered: (subject) => mayDo(subject, "message.edit"),
    run: ({ message }, { acting }) => acting.editing.value = message.id,
  },
  {
    name: "history",
    icon: "history",
    group: "change",
    isOffered: (subject) => isSaid(subject) && subject.message.edited !== undefined,
    run: ({ message }, { acting }) => acting.layer.value = { is: "history", message: message.id },
  },
  {
    name: "delete",
    icon: "delete",
    group: "change",
    isDanger: true,
    isOffered: (subject) => mayDo(subject, "message.delete"),
    run: ({ message }, { acting }) => acting.layer.value = { is: "delete", message: message.id },
  },
];

/** In the order of the table. */
export function actionsFor(subject: Subject): Action[] {
  return ACTIONS.filter((action) => action.isOffered(subject));
}

export function actionOfKey(what: string | null, subject: Subject): Action | undefined {
  return ACTIONS.find(({ name, isOffered }) => name === what && isOffered(subject));
}

export function labelOf({ name, label }: Action, subject: Subject): string {
  return label?.(subject) ?? chat.acts.labels[name];
}
