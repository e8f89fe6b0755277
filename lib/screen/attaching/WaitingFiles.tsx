import { useLayoutEffect } from "preact/hooks";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import type { Attachment, AttachmentId } from "../../client/mod.ts";
import { sizeText } from "../../format/size_text.ts";
import { kindOfFile } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { iconOf } from "../files/FileCard.tsx";
import { FEW_BYTES } from "../files/Attached.tsx";
import { SHOWN } from "../files/Pictures.tsx";
import { roomAlone } from "../files/room_alone.ts";
import { keepAddress, useLocal } from "./local_picture.ts";
import { useAttached } from "./use_attached.ts";

/**
 * What will hang on a message that waits, from what this browser has of it: in as much room as it
 * takes once it is there, so that nothing moves then.
 */
export function WaitingFiles({ attached }: { attached: readonly AttachmentId[] }) {
  const files = useAttached(attached);
  const pictures = files.filter((file) => kindOfFile(file) === "picture");
  const others = files.filter((file) => !pictures.includes(file));
  const shown = pictures.slice(0, SHOWN);
  const more = pictures.length - shown.length;
  return (
    <div class="attached waiting-files">
      {shown.length > 0 && (
        <div class={cls(pictures.length > 1 && "pictures")} data-count={shown.length}>
          {shown.map((file, at) => (
            <Picture
              key={file.id}
              file={file}
              isAlone={pictures.length === 1}
              more={at === SHOWN - 1 ? more : 0}
            />
          ))}
        </div>
      )}
      {others.map((file) => <Other key={file.id} file={file} />)}
    </div>
  );
}

interface PictureProps {
  file: Attachment;
  isAlone: boolean;
  /** How many there are that are not shown. */
  more: number;
}

function Picture({ file, isAlone, more }: PictureProps) {
  const { id, name, alt, width = 1, height = 1 } = file;
  const address = useLocal(id);
  // Before its message is there, which may be so before anything is painted
  useLayoutEffect(() => {
    if (address !== null && file.file !== null) keepAddress(file.file, address);
  }, [address, file.file]);
  return (
    <span class="picture">
      {isAlone && <svg class="picture-room" {...roomAlone({ width, height })} />}
      {address !== null && <img src={address} alt={alt || name} />}
      {more > 0 && <span class="picture-more" dir="ltr">+{more}</span>}
      <Come file={file} />
    </span>
  );
}

/** Texts are known by their content later, and by what the device calls them here. */
const TEXT = /^text\/|json|javascript|xml(?!.*officedocument)/;

function Other({ file }: { file: Attachment }) {
  const { name, type, size } = file;
  const isMedia = kindOfFile(file) === "media";
  const isFilm = type.startsWith("video/");
  return (
    <div class="file-card">
      <div class="file-link">
        <Icon name={iconOf(file)} />
        <span class="min-w-0">
          <span class="file-name">
            <bdi>{name}</bdi>
          </span>
          <span class="text-13 text-quiet">{sizeText(size)}</span>
        </span>
      </div>
      {isMedia && <div class={isFilm ? cls("film") : cls("sound")} />}
      {!isMedia && TEXT.test(type) && size > 0 && (
        <div class="text-file" data-few={size < FEW_BYTES ? "" : undefined} />
      )}
      <Come file={file} />
    </div>
  );
}

function Come({ file: { state, size, sent, name } }: { file: Attachment }) {
  if (state === "there" || state === "failed") return null;
  return (
    <progress
      class="upload-bar"
      max={Math.max(1, size)}
      value={sent}
      aria-label={chat.attaching.progress(name)}
    />
  );
}
