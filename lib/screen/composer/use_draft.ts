/** The field and the draft are one: what is typed is kept, and what another device wrote is shown. */
import { useEffect } from "preact/hooks";
import type { Client } from "../../client/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { write } from "./sending.ts";
import type { WhereTo, Writing } from "./writing.ts";

type Draft = ReturnType<Client["own"]["draft"]>;

/** The draft as it is held; null for `other` where there is none. */
export function useDraft(writing: Writing): Draft {
  const { client } = useScreen();
  const draft = useClient((client) => draftOf(client, writing.to), isSameDraft);
  useEffect(() => {
    // While it is on its way to the outbox the draft still holds it
    if (writing.inHand.length > 0) return;
    // Since this was drawn more may have been typed
    const { text } = draftOf(client, writing.to);
    if (text !== writing.field?.text) write(writing, text);
  }, [client, writing, draft]);
  return draft;
}

export function draftOf(client: Client, { room, thread }: WhereTo): Draft {
  return client.own.draft(room, thread);
}

function isSameDraft(one: Draft, other: Draft): boolean {
  return one.text === other.text && one.replyTo === other.replyTo &&
    one.other?.at === other.other?.at && one.other?.text === other.other?.text;
}
