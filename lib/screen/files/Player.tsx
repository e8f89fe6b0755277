import { useEffect, useRef, useState } from "preact/hooks";
import type { FileRef } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { whileInView } from "./in_view.ts";

/** Sound or a film, by what the browser plays it with. How long it is, it asks when one looks at it. */
export function Player({ file: { id, name, type, preview } }: { file: FileRef }) {
  const player = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => whileInView(player.current!, (isInView) => isInView && setSeen(true)), []);
  const what = {
    src: `/files/${id}`,
    controls: true,
    preload: isSeen ? "metadata" : "none",
    "aria-label": name,
    onError: () => setBroken(true),
  } as const;
  return (
    <div ref={player}>
      {isBroken
        ? <p class="text-13 text-quiet">{chat.filesRead.notPlayed}</p>
        : type.startsWith("video/")
        ? <video playsInline poster={isSeen && preview ? `/previews/${id}` : undefined} {...what} />
        : <audio {...what} />}
    </div>
  );
}
