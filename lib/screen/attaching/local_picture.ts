/** What is to be seen of a file that only this browser has. */
import { useEffect, useState } from "preact/hooks";
import type { AttachmentId, Contents } from "../../client/mod.ts";
import type { FileId } from "../../protocol/mod.ts";
import { SENT_FROM_HERE } from "../files/addresses.ts";
import { useScreen } from "../screen_context.ts";

/** Its address, for as long as who asks is on the screen; null until it is there. */
export function useLocal(
  id: AttachmentId,
  of: (contents: Contents) => Blob | undefined,
): string | null {
  const { client } = useScreen();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const make = async () => {
      const contents = await (await client.attachments.whenThere()).contents(id);
      const blob = contents === null || isGone ? undefined : of(contents);
      if (blob !== undefined) setAddress(made = URL.createObjectURL(blob));
    };
    make().catch(() => {});
    return () => {
      isGone = true;
      if (made !== null && !isKept(made)) URL.revokeObjectURL(made);
    };
  }, [client, id]);
  return address;
}

/** The small one where there is one. */
export function smallOf({ preview, bytes }: Contents): Blob {
  return preview ?? bytes;
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
