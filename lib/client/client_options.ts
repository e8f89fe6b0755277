/** What a client is made with, and what it says about how it stands. */
import type { CloseReason } from "../protocol/close_codes.ts";
import type { FirstState } from "../protocol/first_state.ts";
import type { Socket } from "./link/connection.ts";
import type { DraftStorage } from "./own/draft_storage.ts";
import type { AttachmentsSource } from "./attachments/late_attachments.ts";
import type { LinkSource } from "./link/late_link.ts";
import type { OutboxLine, OutboxLink } from "./outbox/outbox_line.ts";
import type { Owner } from "./outbox/outbox_storage.ts";
import type { Time } from "./time.ts";

export interface ClientOptions {
  readonly owner: Owner;
  /** For a device that nobody is at, if so. */
  readonly openSocket: (isIdle: boolean) => Socket;
  /** What it speaks to its server with. */
  readonly link: LinkSource;
  /** Where what is sent waits. */
  readonly outbox: (link: OutboxLink) => OutboxLine;
  /** Where files are that go with messages; none do when nothing is said. */
  readonly attachments?: AttachmentsSource;
  /** Where drafts are that the server has not heard of; in memory when nothing is said. */
  readonly drafts?: DraftStorage;
  readonly time?: Time;
  /** What came with the page: held from the beginning, and then only moved on. */
  readonly first?: FirstState;
  /** About how many messages of an open room are held. */
  readonly keep?: number;
}

export type Status =
  /** Until the first attempt to reach the server has ended. */
  | { readonly phase: "connecting" }
  | { readonly phase: "in sync" }
  | { readonly phase: "catching up"; readonly left: number }
  | { readonly phase: "offline"; readonly since: number }
  /** The session has ended, and why; or it is another person's. */
  | { readonly phase: "signed out"; readonly why: CloseReason | "another person" }
  /** This program and the server do not speak the same version. */
  | { readonly phase: "outdated" }
  | { readonly phase: "stopped" };
