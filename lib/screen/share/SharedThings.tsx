import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../../components/Icon.tsx";
import type { Shared } from "../../browser/shared_things.ts";
import { sizeText } from "../../format/size_text.ts";
import { LIMITS } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { iconOf } from "../files/FileCard.tsx";
import { wordsOf } from "./words_of.ts";

/** All of it, as small as it can be and still be known. */
export function SharedThings({ shared }: { shared: Shared }) {
  const { files, left, isFull } = shared;
  const words = wordsOf(shared);
  const { notTaken } = chat.attaching;
  return (
    <section class="grid gap-8" aria-label={chat.share.what}>
      {files.length > 0 && (
        <ul class="tray" tabIndex={0} aria-label={chat.share.what}>
          {files.map((file, at) => <SharedFile key={at} file={file} />)}
        </ul>
      )}
      {words !== "" && <p class="entry-plain" dir="auto">{words}</p>}
      {left > 0 && (
        <p class="field-error">
          {isFull ? chat.share.isFull(left) : notTaken.tooMany(LIMITS.filesOfMessage, left)}
        </p>
      )}
    </section>
  );
}

function SharedFile({ file }: { file: File }) {
  return (
    <li class="tray-item">
      <Seen file={file} />
      <p class="tray-name" title={file.name}>
        <bdi>{file.name}</bdi>
      </p>
      <p class="tray-about">{sizeText(file.size)}</p>
    </li>
  );
}

/** Of what looks like a picture and is none, what kind of file it is. */
function Seen({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file.type.startsWith("image/")) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span class="tray-seen">
      {address === null
        ? <Icon name={iconOf(file)} />
        : <img src={address} alt="" onError={() => setAddress(null)} />}
    </span>
  );
}
