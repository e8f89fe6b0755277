/** What each key does while one talks. Those that are not here are the editor's. */
import {
  beginSearch,
  type Editor,
  enter,
  type Key,
  pressKey,
  searchKey,
} from "../../terminal/mod.ts";
import { talk } from "../../words/mod.ts";
import { complete } from "./completing.ts";
import { keepDraft } from "./drafting.ts";
import { markAbove, markBelow } from "./marking.ts";
import { goNewer, goNewest, goOlder } from "./scrolling.ts";
import { dropFailed, retryFailed, submit } from "./submitting.ts";
import type { Sitting } from "./sitting.ts";
import { type Pane, paneOf, withPane } from "./view.ts";
import { neighbour, nextWithNews } from "./windows.ts";

type Deed = (sitting: Sitting) => void;

const DEEDS: Readonly<Record<string, Deed>> = {
  "enter": (sitting) => entered(sitting),
  "escape": (sitting) => escaped(sitting),
  "ctrl+c": (sitting) => interrupted(sitting),
  "ctrl+l": (sitting) => sitting.redraw(),
  "ctrl+z": (sitting) => sitting.suspend(),
  "ctrl+r": (sitting) => change(sitting, { search: beginSearch(paneOf(sitting.view).editor) }),
  "pageup": (sitting) => goOlder(sitting),
  "pagedown": (sitting) => goNewer(sitting),
  "alt+up": (sitting) => markAbove(sitting),
  "alt+down": (sitting) => markBelow(sitting),
  "ctrl+n": (sitting) => step(sitting, 1),
  "ctrl+p": (sitting) => step(sitting, -1),
  "alt+right": (sitting) => step(sitting, 1),
  "alt+left": (sitting) => step(sitting, -1),
  "tab": (sitting) => void complete(sitting),
  "alt+a": (sitting) => toNews(sitting),
  "alt+r": (sitting) => void retryFailed(sitting),
  "alt+x": (sitting) => void dropFailed(sitting),
};

export function pressed(key: Key, sitting: Sitting): void {
  if (key.key === "focusin" || key.key === "focusout") return sitting.look(key.key === "focusin");
  const { view } = sitting;
  const pane = paneOf(view);
  if (key.key !== "ctrl+c" && view.isLeaving) sitting.view = { ...view, isLeaving: false };
  if (pane.options.length > 0) change(sitting, { options: [] });
  if (pane.search !== null) return searched(key, pane, sitting);
  const number = /^alt\+(\d)$/.exec(key.key)?.[1];
  if (number !== undefined) return toNumber(sitting, Number(number) || 10);
  if (key.key === "ctrl+d" && pane.editor.text === "") return sitting.leave();
  if (key.key === "end" && pane.scroll !== null) return goNewest(sitting);
  const deed = DEEDS[key.key];
  if (deed !== undefined) return deed(sitting);
  written(sitting, pressKey(pane.editor, key), key.text !== undefined);
}

/** Where nothing else can be done any more. */
export function isLeaving({ key }: Key): boolean {
  return key === "ctrl+c" || key === "ctrl+d";
}

function change(sitting: Sitting, pane: Partial<Pane>): void {
  sitting.view = withPane(sitting.view, pane);
}

/** The others see that one writes, but not a command. */
function written(sitting: Sitting, editor: Editor, isText: boolean): void {
  const { room } = sitting.view;
  change(sitting, { editor, isTouched: editor.text !== "" });
  keepDraft(sitting.view, sitting.client);
  if (isText && room !== null && !editor.text.startsWith("/")) sitting.client.typing(room);
}

function searched(key: Key, { search }: Pane, sitting: Sitting): void {
  const next = searchKey(search!, key);
  if (next.is === "searching") return change(sitting, { search: next.search });
  change(sitting, { search: null, editor: next.editor });
  if (!next.isKeyUsed) pressed(key, sitting);
}

function entered(sitting: Sitting): void {
  const { editor } = paneOf(sitting.view);
  const { line, editor: after } = enter(editor);
  if (line === null) return change(sitting, { editor: after });
  submit(sitting, line, after);
}

/** One thing after the other is given up, the innermost first. */
function escaped(sitting: Sitting): void {
  const { mark, rewriting, answering, files, scroll } = paneOf(sitting.view);
  if (mark !== null) return change(sitting, { mark: null });
  if (rewriting !== null) return giveUpRewriting(sitting);
  if (answering !== null) {
    change(sitting, { answering: null });
    return keepDraft(sitting.view, sitting.client);
  }
  if (files.length > 0) return letGoOfFiles(sitting);
  if (scroll !== null) return goNewest(sitting);
  if (sitting.place !== null && sitting.place.thread !== null) void sitting.openThread(null);
}

function giveUpRewriting(sitting: Sitting): void {
  const { aside } = paneOf(sitting.view);
  change(sitting, { rewriting: null, aside: null, editor: aside ?? emptied(sitting) });
}

/** The place lets go of them by itself. */
function letGoOfFiles(sitting: Sitting): void {
  const { files } = paneOf(sitting.view);
  if (files.length === 0) return;
  change(sitting, { files: [] });
  void sitting.client.attachments.now?.remove(...files.map(({ id }) => id));
}

function emptied(sitting: Sitting): Editor {
  const { editor } = paneOf(sitting.view);
  return { ...editor, text: "", at: 0 };
}

function interrupted(sitting: Sitting): void {
  const { editor, answering, files, rewriting } = paneOf(sitting.view);
  if (rewriting !== null) return giveUpRewriting(sitting);
  if (editor.text !== "" || answering !== null || files.length > 0) {
    letGoOfFiles(sitting);
    change(sitting, { editor: emptied(sitting), answering: null, isTouched: false });
    return keepDraft(sitting.view, sitting.client);
  }
  if (sitting.view.isLeaving) return sitting.leave();
  sitting.view = { ...sitting.view, isLeaving: true };
}

function step(sitting: Sitting, by: 1 | -1): void {
  const { windows, room } = sitting.view;
  const next = neighbour(windows, room, by);
  if (next !== null) sitting.enter(next);
}

function toNumber(sitting: Sitting, number: number): void {
  const room = sitting.view.windows[number - 1];
  if (room === undefined) return sitting.tell([talk.noWindow(number)], "wrong");
  sitting.enter(room);
}

function toNews(sitting: Sitting): void {
  const { windows, room } = sitting.view;
  const next = nextWithNews(windows, sitting.held, room);
  if (next === null) return sitting.tell([talk.nothingNew]);
  sitting.enter(next);
}
