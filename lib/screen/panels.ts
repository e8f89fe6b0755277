/** What is open beside or above the conversation; it has no address of its own. */
import { type Signal, signal } from "@preact/signals";
import type { IconName } from "../../components/icons.ts";
import type { Later } from "./lazily.ts";
import type { FileId, FileRef, Message, RoomId, UserId } from "../protocol/mod.ts";

/** Beside the conversation, in the place that a thread takes. */
export type SidePanel = "members" | "pins" | "files" | "details";

/** Above everything, one at a time. */
export type Sheet =
  | "switcher"
  | "shortcuts"
  | "new room"
  | "new direct"
  | "status"
  | "section"
  | "add people"
  | "date"
  | "log out";

export interface MenuEntry {
  readonly label: string;
  readonly icon: IconName;
  /** A page to go to; else something is done. */
  readonly href?: string;
  readonly isDanger?: boolean;
  /** A line sets it off from those above. */
  readonly isApart?: boolean;
  run?(): void;
}

export interface MenuShown {
  readonly label: string;
  /** The corner it begins at; on a phone it comes from below, wherever that is. */
  readonly at: { readonly x: number; readonly y: number };
  /** It ends there instead. */
  readonly isAbove?: boolean;
  /** What is in it is asked for when it is opened, and comes with the menu itself. */
  entries(later: Later): readonly MenuEntry[];
}

export interface Question {
  readonly title: string;
  /** What will be gone. */
  readonly text: string;
  readonly confirm: string;
  /** It can be had back: nothing to be warned of. */
  readonly isUndoable?: true;
  run(): void;
}

/** A time that is to be picked. */
export interface When {
  readonly title: string;
  /** Which one stands there at first. */
  readonly at: number;
  run(at: number): void;
}

export interface SeenPicture {
  readonly message: Message;
  readonly file: FileRef;
}

/** A picture that is looked at by itself. */
export interface Viewed {
  readonly room: RoomId;
  readonly message: Message;
  readonly file: FileId;
  /** Beside which others, in their order; else it is one of those of the conversation. */
  readonly among?: readonly SeenPicture[];
}

export interface Panels {
  readonly side: Signal<SidePanel | null>;
  readonly sheet: Signal<Sheet | null>;
  readonly menu: Signal<MenuShown | null>;
  readonly question: Signal<Question | null>;
  readonly when: Signal<When | null>;
  /** Whose card is looked at. */
  readonly card: Signal<UserId | null>;
  readonly viewer: Signal<Viewed | null>;
  /** Whom a page names that is no conversation: what they are called is kept up to date. */
  readonly named: Signal<readonly UserId[]>;
  /** What the sheet of sections is about: one that there is, or a new one for a conversation. */
  readonly about: Signal<{ readonly section?: string; readonly room?: RoomId }>;
}

export function createPanels(): Panels {
  return {
    side: signal(null),
    sheet: signal(null),
    menu: signal(null),
    question: signal(null),
    when: signal(null),
    card: signal(null),
    viewer: signal(null),
    named: signal([]),
    about: signal({}),
  };
}
