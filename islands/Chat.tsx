import { useEffect, useState } from "preact/hooks";
import {
  browserAttachments,
  browserDrafts,
  browserLink,
  browserOutbox,
  onIdle,
  onWakeUps,
} from "../lib/browser/mod.ts";
import { Client } from "../lib/client/mod.ts";
import type { FirstState } from "../lib/protocol/mod.ts";
import { Screen, type ScreenProps } from "../lib/screen/mod.ts";

interface ChatProps extends Omit<ScreenProps, "client" | "me"> {
  /**
   * What the page was rendered with, a FirstState; the client goes on from there. As JSON: props may be more
   * than that holds, and of hundreds of rooms they take ten times as long to write and to read.
   */
  first: string;
}

export default function Chat({ first, ...rest }: ChatProps) {
  const [{ client, me }] = useState(() => begin(JSON.parse(first)));
  useEffect(() => {
    // The parts have been woken before this: whoever measures how long that took looks for it
    performance.mark("usable");
    client.start();
    const offWakeUps = onWakeUps(() => client.wake());
    const offIdle = onIdle((isIdle) => client.setIdle(isIdle));
    return () => {
      offWakeUps();
      offIdle();
      client.stop();
    };
  }, [client]);
  return <Screen client={client} me={me} {...rest} />;
}

/** While the server renders there is nobody to connect to, and nothing to send. */
function begin(first: FirstState): Pick<ScreenProps, "client" | "me"> {
  const isPage = typeof document !== "undefined";
  const { me } = first;
  const owner = { server: isPage ? location.origin : "", person: me.id };
  const client = new Client({
    owner,
    first,
    openSocket: (isIdle) => {
      const address = new URL(isIdle ? "/ws?idle" : "/ws", location.href);
      address.protocol = address.protocol.replace("http", "ws");
      return new WebSocket(address);
    },
    link: browserLink,
    outbox: browserOutbox(owner),
    attachments: browserAttachments(owner),
    ...(isPage && { drafts: browserDrafts(owner) }),
  });
  return { client, me };
}
