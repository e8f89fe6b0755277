import { useEffect, useRef, useState } from "preact/hooks";
import type { FileRef } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { CodeBlock } from "../text/CodeBlock.tsx";
import { whileInView } from "./in_view.ts";

/** More is to be saved, not read here. */
const MOST_BYTES = 64 * 1024;
const FIRST_LINES = 20;

type Text = { readonly all: string; readonly isCut: boolean } | "failed";

/** The beginning of a text, fetched when one comes to it. */
export function TextFile({ file }: { file: FileRef }) {
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<Text | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isSeen, setSeen] = useState(false);
  // Around it is as much room as it takes, already before it is there
  useEffect(
    () => whileInView(box.current!.parentElement!, (isInView) => isInView && setSeen(true)),
    [],
  );
  useEffect(() => {
    if (!isSeen) return;
    let isGone = false;
    const show = (text: Text) => isGone || setText(text);
    readText(file).then(show, () => show("failed"));
    return () => isGone = true;
  }, [isSeen, file.id]);
  const { notRead, showAll, restToSave } = chat.filesRead;
  if (text === "failed") return <p class="p-8 text-13 text-quiet">{notRead}</p>;
  const lines = text?.all.split("\n") ?? [];
  const isMore = lines.length > FIRST_LINES;
  const shown = isOpen ? lines : lines.slice(0, FIRST_LINES);
  return (
    <div ref={box} class="text-file-in" data-open={isOpen ? "" : undefined}>
      {text !== null && (
        <>
          <CodeBlock language={endingOf(file.name)} text={shown.join("\n")} />
          {isMore && !isOpen && (
            <button
              type="button"
              class="text-file-all"
              onClick={() => setOpen(true)}
            >
              {showAll}
            </button>
          )}
          {text.isCut && isOpen && <p class="p-8 text-13 text-quiet">{restToSave}</p>}
        </>
      )}
    </div>
  );
}

async function readText({ id, bytes }: FileRef): Promise<Text> {
  const isCut = bytes > MOST_BYTES;
  const headers = { range: `bytes=0-${MOST_BYTES - 1}` };
  const response = await fetch(`/files/${id}`, { headers });
  if (!response.ok) throw new Error(`The file could not be read: ${response.status}`);
  // It may be cut within a letter
  const all = new TextDecoder().decode(await response.arrayBuffer(), { stream: true });
  return { all: all.replaceAll("\r\n", "\n").trimEnd(), isCut };
}

/** Languages go by the endings of their files, too. */
function endingOf(name: string): string {
  return /\.([a-z0-9+]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
