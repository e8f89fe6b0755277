import type { Message } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient } from "../screen_context.ts";
import { FilesLine } from "../files/FilesLine.tsx";
import { Said } from "../text/Said.tsx";

interface ListTextProps {
  message: Pick<
    Message,
    "body" | "files" | "from" | "deleted" | "forwarded" | "mentions" | "shout"
  >;
  author: string;
}

/** A few lines of what somebody said. */
export function ListText({ message, author }: ListTextProps) {
  const isFolded = useClient(({ state }) => state.ignored.has(message.from));
  const { body, deleted, files = [], forwarded, mentions, shout } = message;
  if (deleted !== undefined) return <p class="text-quiet">{chat.line.deleted}</p>;
  if (isFolded) return <p class="text-quiet">{chat.line.ignored}</p>;
  const said = body === "" ? forwarded?.text ?? "" : body;
  return (
    <>
      {(said !== "" || files.length === 0) && (
        <div class="entry-text prose">
          <Said text={said} author={author} mentions={mentions} shout={shout} />
        </div>
      )}
      {files.length > 0 && <FilesLine files={files} />}
    </>
  );
}
