import { useEffect, useState } from "preact/hooks";
import { Moment } from "../../../../../components/chat/Moment.tsx";
import { MessageSkeletons } from "../../../../../components/Skeleton.tsx";
import type { Result } from "../../../../protocol/mod.ts";
import { chat } from "../../../../words/mod.ts";
import { Sheet } from "../../../sheet/Sheet.tsx";
import { useScreen } from "../../../screen_context.ts";
import type { Subject } from "../subject.ts";

type Edits = Result<"message.edits">["edits"];

/** What a message said before, the newest first. */
export function EditHistory({ subject, onClose }: { subject: Subject; onClose(): void }) {
  const { client } = useScreen();
  const { message, room } = subject;
  const [earlier, setEarlier] = useState<Edits | "refused" | null>(null);
  useEffect(() => {
    let isOver = false;
    void readEdits(client, { room: room.id, id: message.id }).then((edits) => {
      if (!isOver) setEarlier(edits ?? "refused");
    });
    return () => {
      isOver = true;
    };
  }, [client, message]);
  return (
    <Sheet title={chat.acts.labels.history} onClose={onClose}>
      <div class="grid gap-12">
        <Version label={chat.acts.now} at={message.edited?.at ?? message.at} body={message.body} />
        {earlier === null
          ? <MessageSkeletons label={chat.frame.loading} />
          : earlier === "refused"
          ? <p class="text-quiet">{chat.acts.refused}</p>
          : earlier.map(({ version, at, body }) => <Version key={version} at={at} body={body} />)}
      </div>
    </Sheet>
  );
}

function Version({ label, at, body }: { label?: string; at: number; body: string }) {
  const { clock } = useScreen();
  const moment = {
    iso: new Date(at).toISOString(),
    short: `${clock.dayLabel(at)}, ${clock.time(at)}`,
    exact: clock.exactly(at),
  };
  return (
    <article class="version">
      <p class="flex flex-wrap items-baseline gap-x-8">
        {label && <b>{label}</b>}
        <Moment at={moment} />
      </p>
      <p class="whitespace-pre-wrap break-words">{body}</p>
    </article>
  );
}

type Client = ReturnType<typeof useScreen>["client"];

async function readEdits(
  client: Client,
  which: { room: Subject["room"]["id"]; id: Subject["message"]["id"] },
): Promise<Edits | null> {
  const edits: Edits = [];
  for (let more = true; more;) {
    const before = edits[0]?.version;
    const page = await client.request("message.edits", {
      ...which,
      ...(before !== undefined && { before }),
    });
    if (!page.ok) return null;
    edits.unshift(...page.value.edits);
    more = page.value.older && page.value.edits.length > 0;
  }
  return edits.reverse();
}
