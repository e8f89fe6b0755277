import { useEffect } from "preact/hooks";
import { ReplyLine } from "../../../components/chat/ReplyLine.tsx";
import { NOTHING_KNOWN, parse, plainText } from "../../format/mod.ts";
import type { Message, MessageId, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage } from "../going/address.ts";
import { summaryOf } from "../files/summary.ts";
import { nameOf } from "../names.ts";
import { heldMessage } from "../../client/rooms/held.ts";
import { useClient, useScreen } from "../screen_context.ts";

interface QuoteProps {
  room: RoomId;
  of: MessageId;
}

/** One line of what a message answers; a click leads there. */
export function Quote({ room, of }: QuoteProps) {
  const { author, text } = useQuoted(room, of);
  return <ReplyLine author={author} text={text} href={pathOfMessage(room, of)} jump={of} />;
}

export interface Quoted {
  readonly author: string;
  readonly text: string;
}

/** Fetched where it is further back than what is held; from then on kept up to date like the others. */
export function useQuoted(room: RoomId, of: MessageId): Quoted {
  const { client } = useScreen();
  const message = useClient(({ state }) => heldMessage(state.rooms.get(room), of) ?? null);
  const author = useClient(({ state }) => message === null ? "" : nameOf(state, message.from));
  const isIgnored = useClient(({ state }) => message !== null && state.ignored.has(message.from));
  const isMissing = message === null;
  useEffect(() => {
    if (isMissing) void client.loadOne(room, of);
  }, [client, room, of]);
  if (message === null) return { author: "", text: chat.acts.quotedGone };
  if (message.deleted !== undefined) return { author: "", text: chat.line.deleted };
  if (isIgnored) return { author: "", text: chat.line.ignored };
  return { author, text: oneLine(message) };
}

/** Long enough for the widest screen. */
const SHOWN_CHARS = 200;

function oneLine({ body, files, forwarded }: Message): string {
  if (body === "" && files !== undefined) return summaryOf(files);
  const said = (body || (forwarded?.text ?? "")).slice(0, SHOWN_CHARS);
  return plainText(parse(said, NOTHING_KNOWN));
}
