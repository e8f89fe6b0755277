import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Attachment, AttachmentId } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { tell } from "../composer/sending.ts";
import type { Writing } from "../composer/writing.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import { useGiven } from "../share/given.ts";
import { AltSheet } from "./AltSheet.tsx";
import { Sorting } from "./sorting.ts";
import { TrayItem } from "./TrayItem.tsx";

/** Above the field: what will go with what is written there, in its order. */
export function Tray({ writing }: { writing: Writing }) {
  const { client } = useScreen();
  useGiven(writing);
  const list = useRef<HTMLUListElement>(null);
  const files = useClient(({ attachments }) => attachments.of(writing.to), isSameList);
  const [described, setDescribed] = useState<AttachmentId | null>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const focused = useRef<Element | null>(null);
  const arriving = writing.arriving.value;
  // What is moved on the page loses the focus
  useLayoutEffect(() => {
    const before = focused.current;
    focused.current = null;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  const move = async (id: AttachmentId, to: number) => {
    const at = files.findIndex((file) => file.id === id);
    if (at < 0 || to < 0 || to >= files.length || to === at) return;
    focused.current = list.current!.contains(document.activeElement)
      ? document.activeElement
      : null;
    const isMoved = await client.attachments.now?.move(id, to);
    if (isMoved) setMoved(chat.attaching.moved(files[at]!.name, to + 1, files.length));
    else tell(writing, chat.composer.notKept);
  };
  const remove = (id: AttachmentId) => {
    const at = files.findIndex((file) => file.id === id);
    const wasIn = list.current!.contains(document.activeElement);
    void client.attachments.now?.remove(id);
    if (!wasIn) return;
    const items = [...list.current!.querySelectorAll<HTMLElement>("[data-attached]")];
    const next = items[at + 1] ?? items[at - 1];
    const button = next?.querySelector<HTMLElement>("[data-remove]");
    if (button) button.focus();
    else writing.field?.focus();
  };
  const [sorting] = useState(() => new Sorting());
  sorting.onMove = (id, to) => void move(id, to);
  const shown = files.find(({ id }) => id === described);
  return (
    <>
      <p class="sr-only" role="status">{moved ?? told(files, arriving)}</p>
      {files.length + arriving > 0 && (
        <ul ref={list} class="tray" aria-label={chat.attaching.title}>
          {files.map((file, at) => (
            <TrayItem
              key={file.id}
              {...{ file, at, sorting }}
              count={files.length}
              onDescribe={() => setDescribed(file.id)}
              onMove={(to) => void move(file.id, to)}
              onRemove={() => {
                setMoved(null);
                remove(file.id);
              }}
            />
          ))}
          {Array.from(
            { length: arriving },
            (_, at) => (
              <li key={`arriving ${at}`} class="tray-item tray-arriving">
                {chat.attaching.arriving}
              </li>
            ),
          )}
        </ul>
      )}
      {shown !== undefined && <AltSheet file={shown} onClose={() => setDescribed(null)} />}
    </>
  );
}

/** For those who do not see it: only where what is said of them all is another. */
function told(files: readonly Attachment[], arriving: number): string {
  const { all } = chat.attaching;
  const failed = files.filter(({ state }) => state === "failed");
  if (files.length + arriving === 0) return "";
  if (failed.length > 0) return all.failed(chat.names(failed.map(({ name }) => name)));
  const isReady = arriving === 0 && files.every(({ state }) => state === "there");
  return isReady ? all.ready(files.length) : all.coming(files.length + arriving);
}
