/**
 * The notifications that are shown, one a conversation. They belong to the browser rather than to a
 * tab, by a script that runs beside the pages (`static/notices.js`): so any tab can take them away,
 * and a click leads to the message when the tab that showed it is gone.
 */
import type { MessageId, RoomId } from "../protocol/mod.ts";

/** What a notification is about, for whoever has to take it away. */
export interface About {
  readonly room: RoomId;
  readonly message: MessageId;
  readonly thread: MessageId | null;
  readonly ordinal: number;
  /** Its number in its thread. */
  readonly reply: number | null;
}

export interface Notice extends About {
  /** Where a click leads. */
  readonly path: string;
  /** With how many there are by now. */
  text(count: number): { readonly title: string; readonly body: string };
}

interface Shown extends About {
  readonly path: string;
  readonly app: readonly string[];
  readonly count: number;
}

export type Permission = NotificationPermission | "impossible";

/** Nowhere but over https or on the machine itself do browsers show any. */
export function permission(): Permission {
  const isPossible = "Notification" in globalThis && "serviceWorker" in navigator;
  return isPossible ? Notification.permission : "impossible";
}

/** Only after somebody has pressed a button that says so: browsers remember a no. */
export async function askPermission(): Promise<Permission> {
  return permission() === "default" ? await Notification.requestPermission() : permission();
}

export class NoticeBoard {
  #app: readonly string[];
  /** One change after the other: each counts on what the last one has shown. */
  #changing: Promise<unknown> = Promise.resolve();
  /** Whether it may be that one is shown, by this tab or the one before. */
  #maySomeBeShown = true;

  /** `app`: how the paths begin at which a tab follows where a click leads. */
  constructor(app: readonly string[]) {
    this.#app = app;
  }

  show({ text, path, ...about }: Notice): Promise<void> {
    return this.#change(async (registration) => {
      const [before] = await registration.getNotifications({ tag: about.room });
      const count = ((before?.data as Shown | undefined)?.count ?? 0) + 1;
      const { title, body } = text(count);
      const data: Shown = { ...about, path, app: this.#app, count };
      const options: NotificationOptions & { renotify: boolean } = {
        ...{ tag: about.room, body, data, icon: "/icon-180.png" },
        // Another of the same conversation is shown anew; the sound is one's own
        ...{ renotify: true, silent: true },
      };
      await registration.showNotification(title, options);
      this.#maySomeBeShown = true;
    });
  }

  /** Those that are of no use any more. Costs nothing while none is shown. */
  takeAway(isOver: (about: About) => boolean): Promise<void> {
    if (!this.#maySomeBeShown) return Promise.resolve();
    // Without a yes nothing is shown. To ask with each event that comes takes milliseconds of each
    this.#maySomeBeShown = permission() === "granted";
    return this.#change(async (registration) => {
      const shown = await registration.getNotifications();
      const over = shown.filter(({ data }) => isOver(data as Shown));
      for (const notification of over) notification.close();
      this.#maySomeBeShown = shown.length > over.length;
    });
  }

  #change(change: (registration: ServiceWorkerRegistration) => Promise<void>): Promise<void> {
    if (permission() !== "granted") return Promise.resolve();
    const done = this.#changing.then(async () => change(await registered()));
    // What cannot be shown is in the list all the same, and no reason to stop
    return this.#changing = done.catch(() => {});
  }
}

async function registered(): Promise<ServiceWorkerRegistration> {
  const known = await navigator.serviceWorker.getRegistration("/");
  if (known?.active) return known;
  await navigator.serviceWorker.register("/notices.js");
  return await navigator.serviceWorker.ready;
}

/** A notification was clicked, and this is the tab where it leads. */
export function onNoticeClicked(goTo: (path: string) => void): () => void {
  if (!("serviceWorker" in navigator)) return () => {};
  const ending = new AbortController();
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (typeof data?.goTo === "string") goTo(data.goTo);
  }, { signal: ending.signal });
  navigator.serviceWorker.startMessages();
  return () => ending.abort();
}
