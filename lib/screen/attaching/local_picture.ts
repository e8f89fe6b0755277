/** What is to be seen of a file that only this browser has, or that came back to it. */
import { useEffect, useState } from "preact/hooks";
import type { Attachment, AttachmentId } from "../../client/mod.ts";
import type { FileId } from "../../protocol/mod.ts";
import { SENT_FROM_HERE, smallSrc } from "../files/addresses.ts";
import { useScreen } from "../screen_context.ts";

/** The small one's address, for as long as who asks is on the screen; null until it is there. */
export function useLocal(id: AttachmentId): string | null {
  const { client } = useScreen();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const make = async () => {
      const attachments = await client.attachments.whenThere();
      const contents = await attachments.contents(id);
      if (isGone) return;
      if (contents === null) return setAddress(addressOf(attachments.get(id)));
      setAddress(made = URL.createObjectURL(contents.preview ?? contents.bytes));
    };
    make().catch(() => {});
    return () => {
      isGone = true;
      if (made !== null && !isKept(made)) URL.revokeObjectURL(made);
    };
  }, [client, id]);
  return address;
}

/** Of one that is nowhere but at the place. What stands in for a small picture tells that there is one. */
function addressOf(attachment: Attachment | null): string | null {
  const file = attachment?.file ?? null;
  return file && smallSrc({ id: file, ...(attachment?.blur && { preview: {} }) });
}

/** The last ones: all of them would be held in memory for as long as the page is open. */
const MOST_KEPT = 20;

/** Its message will show it by this address as well: nothing is fetched, and nothing flickers. */
export function keepAddress(file: FileId, address: string): void {
  if (SENT_FROM_HERE.has(file)) return;
  SENT_FROM_HERE.set(file, address);
  const [oldest] = SENT_FROM_HERE;
  if (SENT_FROM_HERE.size <= MOST_KEPT || oldest === undefined) return;
  SENT_FROM_HERE.delete(oldest[0]);
  URL.revokeObjectURL(oldest[1]);
}

function isKept(address: string): boolean {
  return [...SENT_FROM_HERE.values()].includes(address);
}
