import { cls } from "../../../components/cls.ts";
import type { FileRef, Message, RoomId } from "../../protocol/mod.ts";
import { kindOfFile } from "../../rules/mod.ts";
import { lazily } from "../lazily.ts";
import { FileCard } from "./FileCard.tsx";
import { Pictures } from "./Pictures.tsx";

const Player = lazily<{ file: FileRef }>((later) => later.Player, () => null);
const TextFile = lazily<{ file: FileRef }>((later) => later.TextFile, () => null);

interface AttachedProps {
  room: RoomId;
  message: Message;
  files: readonly FileRef[];
}

/** What hangs on a message. How much room all of it takes is known before any of it is there. */
export function Attached({ room, message, files }: AttachedProps) {
  const pictures = files.filter((file) => kindOfFile(file) === "picture");
  const others = files.filter((file) => !pictures.includes(file));
  return (
    <div class="attached">
      {pictures.length > 0 && <Pictures room={room} message={message} pictures={pictures} />}
      {others.map((file) => <Other key={file.id} file={file} />)}
    </div>
  );
}

function Other({ file }: { file: FileRef }) {
  const isMedia = kindOfFile(file) === "media";
  const isFilm = file.type.startsWith("video/");
  const isReadable = file.type === "text/plain" && file.bytes > 0;
  return (
    <FileCard file={file}>
      {isMedia && (
        <div class={isFilm ? cls("film") : cls("sound")}>
          <Player file={file} />
        </div>
      )}
      {isReadable && (
        <div class="text-file" data-few={file.bytes < FEW_BYTES ? "" : undefined}>
          <TextFile file={file} />
        </div>
      )}
    </FileCard>
  );
}

/** A few lines, most likely. */
export const FEW_BYTES = 200;
