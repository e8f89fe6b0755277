import { useEffect, useMemo, useRef } from "preact/hooks";
import { takeLeaving } from "../browser/mod.ts";
import type { Client } from "../client/mod.ts";
import type { FirstState, RoomId } from "../protocol/mod.ts";
import { createClock } from "./clock.ts";
import { Replies } from "./composer/reply.ts";
import { useAddress } from "./going/going.ts";
import { Middle } from "./Middle.tsx";
import { useBell } from "./notices/use_bell.ts";
import { type Address, pathOf } from "./going/address.ts";
import { comesLater, eventually } from "./lazily.ts";
import { useLook } from "./look.ts";
import { createPanels, type Panels } from "./panels.ts";
import { useSideBack } from "./phone/side_back.ts";
import type { Swipes } from "./phone/swipe.ts";
import { useUncovered } from "./phone/viewport.ts";
import { Rail } from "./rail/Rail.tsx";
import { roomOf } from "./going/room_of.ts";
import { ScreenContext, type ScreenParts } from "./screen_context.ts";
import { Sheets } from "./Sheets.tsx";
import { Side } from "./side/Side.tsx";
import { SignedOut } from "./SignedOut.tsx";
import { useFocusFollows } from "./focus.ts";
import { useSetting } from "./setting.ts";
import { useStatus } from "./status.ts";
import { createToasts, ToastRegion } from "./toasts.tsx";
import { useZone } from "./zone.ts";

comesLater(() => import("./later.ts"));

const Keys = eventually((later) => later.Keys);
const Swiping = eventually((later) => later.Swiping);
const PeopleOnScreen = eventually((later) => later.PeopleOnScreen);
const SetsAsides = eventually((later) => later.SetsAsides);
const StrayDrops = eventually((later) => later.StrayDrops);
const TakesShared = eventually((later) => later.TakesShared);
const TabSigns = eventually((later) => later.TabSigns);

export interface ScreenProps {
  client: Client;
  me: FirstState["me"];
  place: string;
  /** As the beginning of its addresses. */
  origin: string;
  /** The path of the page, for the server; the browser knows its own. */
  path: string;
  /** The time zone that the server rendered in. */
  zone: string;
  /** When it was rendered. */
  at: number;
}

/** The whole app: the list, what is open, what is beside it. */
export function Screen({ client, me, place, origin, path, zone: given, at }: ScreenProps) {
  const zone = useZone(given);
  const status = useStatus(client);
  const panels = useMemo(createPanels, []);
  const { address, go } = useAddress(path, panels);
  const replies = useMemo(() => new Replies(), []);
  const leftAt = useMemo<ScreenParts["leftAt"]>(() => new Map(), []);
  const listed = useRef<readonly RoomId[]>([]);
  const toasts = useMemo(createToasts, []);
  const now = status.phase === "connecting" ? () => at : Date.now;
  const hours = useSetting(client, "clock");
  const isFirst = status.phase === "connecting";
  const clock = useMemo(() => createClock({ zone, hours, now }), [zone, hours, isFirst]);
  const room = roomOf(address, client.state);
  useEffect(() => {
    if (takeLeaving()) panels.sheet.value = "log out";
  }, []);
  useLook(client);
  useSideBack(panels);
  useUncovered();
  useFocusFollows(address);
  const thread = address.at === "conversation" ? address.thread ?? null : null;
  const isSignedOut = status.phase === "signed out";
  const bell = useBell({ client, onScreen: { room, thread }, isSignedOut, goTo: go });
  if (status.phase === "signed out" || status.phase === "outdated") {
    return <SignedOut status={status} />;
  }
  const isBeside = thread !== null || (room !== null && panels.side.value !== null);
  const shown = { address, room, panels, bell, replies, leftAt, listed, toasts, go };
  const parts = { client, me, place, origin, clock, ...shown };
  return (
    <ScreenContext.Provider value={parts}>
      <div
        class="screen"
        data-phase={status.phase}
        data-front={isBeside ? "side" : address.at === "start" ? "rail" : "middle"}
      >
        <Rail />
        <main id="main" tabIndex={-1} class="screen-middle">
          <h1 class="screen-title sr-only">{place}</h1>
          <Middle />
        </main>
        <Side />
      </div>
      <ToastRegion toasts={toasts} />
      <Sheets />
      <Keys />
      <Swiping swipes={swipesFor(panels, address, room, go)} />
      <TabSigns />
      <TakesShared />
      <SetsAsides />
      <StrayDrops />
      <PeopleOnScreen />
    </ScreenContext.Provider>
  );
}

/** The list, what is open, what is beside it: from one to the next. */
function swipesFor(
  { side }: Panels,
  address: Address,
  room: RoomId | null,
  go: (path: string) => void,
): Swipes {
  return {
    back: () => {
      if (side.value !== null) side.value = null;
      else if ("thread" in address && room !== null) go(pathOf(room));
      else if (address.at !== "start") go("/r");
    },
    on: () => {
      if (address.at === "start" && room !== null) go(pathOf(room));
    },
  };
}
