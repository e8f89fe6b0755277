import { useEffect, useRef, useState } from "preact/hooks";
import { cls } from "../../../components/cls.ts";
import type { FileRef, Message, RoomId } from "../../protocol/mod.ts";
import { eventually, useLater } from "../lazily.ts";
import { useScreen } from "../screen_context.ts";
import { fileHref, smallSrc } from "./addresses.ts";
import { roomAlone } from "./room_alone.ts";

const BrokenPicture = eventually((later) => later.BrokenPicture);

interface PicturesProps {
  room: RoomId;
  message: Message;
  pictures: readonly FileRef[];
}

/** More are counted on the last of them. */
export const SHOWN = 4;

/** The pictures of a message: one as it is, several as a square. */
export function Pictures({ room, message, pictures }: PicturesProps) {
  const { panels } = useScreen();
  const shown = pictures.slice(0, SHOWN);
  const more = pictures.length - shown.length;
  return (
    <div class={cls(pictures.length > 1 && "pictures")} data-count={shown.length}>
      {shown.map((picture, at) => (
        <Picture
          key={picture.id}
          file={picture}
          isAlone={pictures.length === 1}
          more={at === SHOWN - 1 ? more : 0}
          onOpen={() => panels.viewer.value = { room, message, file: picture.id }}
        />
      ))}
    </div>
  );
}

interface PictureProps {
  file: FileRef;
  isAlone?: boolean;
  /** How many there are that are not shown. */
  more?: number;
  onOpen(): void;
}

/** One that opens when it is clicked; without scripts its link leads to it. */
export function Picture({ file, isAlone = false, more = 0, onOpen }: PictureProps) {
  const frame = useRef<HTMLAnchorElement>(null);
  const [isBroken, setBroken] = useState(false);
  const later = useLater();
  useEffect(() => later?.enliven(frame.current!, file, () => setBroken(true)), [later]);
  const { name, alt = "", width = 1, height = 1 } = file;
  return (
    <a
      ref={frame}
      class="picture"
      href={fileHref(file)}
      download={isBroken ? name : undefined}
      onClick={(event) => {
        if (isBroken || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen();
      }}
    >
      {/* Keeps its room: a small picture that was made of it has not quite its shape */}
      {isAlone && <svg class="picture-room" {...roomAlone({ width, height })} />}
      <img
        loading="lazy"
        decoding="async"
        src={smallSrc(file)}
        alt={alt || name}
      />
      {isBroken && <BrokenPicture name={name} onAgain={() => setBroken(false)} />}
      {more > 0 && <span class="picture-more" dir="ltr">+{more}</span>}
    </a>
  );
}
