import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Moment } from "../../../components/chat/Moment.tsx";
import { chat, common } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread } from "../going/address.ts";
import { heldMessage } from "../../client/rooms/held.ts";
import { momentOf } from "../lists/when.ts";
import { nameOf } from "../names.ts";
import type { SeenPicture, Viewed } from "../panels.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { fileHref, smallSrc } from "./addresses.ts";
import { useBack } from "./back.ts";
import { picturesAround } from "./pictures_of.ts";
import { Stage } from "./stage.ts";
import { viewerCap, type ViewerDeed, viewerDeed } from "./viewer_keys.ts";
import { useViewerBack } from "./viewer_back.ts";

interface ViewerProps extends Viewed {
  onClose(): void;
}

/** One picture after another, each as large as the screen, and nearer if one likes. */
export function Viewer({ room, message, file, among, onClose }: ViewerProps) {
  const { client } = useScreen();
  const dialog = useRef<HTMLDialogElement>(null);
  const [pictures] = useState(() => {
    const { rooms, ignored } = client.state;
    return among ?? picturesAround(rooms.get(room), message, ignored);
  });
  const [at, setAt] = useState(() =>
    Math.max(0, pictures.findIndex((one) => one.file.id === file && one.message.id === message.id))
  );
  const shown = pictures[at]!;
  const isGone = useClient(({ state }) =>
    heldMessage(state.rooms.get(room), shown.message.id)?.deleted !== undefined
  );
  useLayoutEffect(() => {
    const element = dialog.current!;
    element.showModal();
    element.focus();
    return () => element.close();
  }, []);
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone]);
  useLayoutEffect(() => {
    // At either end the button that led there is gone, and the focus with it
    if (!dialog.current!.contains(document.activeElement)) dialog.current!.focus();
  }, [at]);
  useViewerBack(onClose);
  const stage = useRef<Stage | null>(null);
  const go = (to: number) => setAt(Math.min(pictures.length - 1, Math.max(0, to)));
  const deeds: Record<ViewerDeed, () => void> = {
    previous: () => go(at - 1),
    next: () => go(at + 1),
    first: () => go(0),
    last: () => go(pictures.length - 1),
    nearer: () => stage.current?.nearer(),
    further: () => stage.current?.further(),
    whole: () => stage.current?.whole(),
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = viewerDeed(event.key, document.dir === "rtl");
    if (deed === null) return;
    event.preventDefault();
    deeds[deed]();
  };
  const { viewer } = chat;
  return (
    <dialog
      ref={dialog}
      class="viewer"
      tabIndex={-1}
      aria-label={viewer.title}
      onKeyDown={press}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <Head room={room} shown={shown} stage={stage} onClose={onClose} />
      <Shown
        key={`${shown.message.id} ${shown.file.id}`}
        {...{ shown, stage }}
        onSwipe={(swipe) => {
          if (swipe === "close") onClose();
          else go(at + (swipe === "next" ? 1 : -1));
        }}
      />
      {at > 0 && (
        <div class="viewer-before">
          <IconButton icon="folded" label={withKey("previous")} onClick={deeds.previous} />
        </div>
      )}
      {at < pictures.length - 1 && (
        <div class="viewer-after">
          <IconButton icon="folded" label={withKey("next")} atEnd onClick={deeds.next} />
        </div>
      )}
      <div class="viewer-foot" role="status">
        {pictures.length > 1 && (
          <span class="text-quiet">{viewer.count(at + 1, pictures.length)}</span>
        )}
        <span>{shown.file.alt ?? ""}</span>
      </div>
    </dialog>
  );
}

/** For who points at a button and has a keyboard as well. */
function withKey(deed: ViewerDeed): string {
  return `${chat.viewer[deed]} (${viewerCap(deed, document.dir === "rtl")})`;
}

type StageRef = { current: Stage | null };

interface HeadProps {
  room: Viewed["room"];
  shown: SeenPicture;
  stage: StageRef;
  onClose(): void;
}

/** Whose it is and since when, and what can be done with it. */
function Head({ room, shown: { message, file }, stage, onClose }: HeadProps) {
  const { clock, go } = useScreen();
  const author = useClient(({ state }) => nameOf(state, message.from));
  const { id, thread, at } = message;
  const { viewer, attached } = chat;
  return (
    <header class="viewer-head">
      <div class="min-w-0 flex-1">
        <p class="flex items-baseline gap-8">
          <b class="truncate">{author}</b>
          <Moment at={momentOf(clock, at)} />
        </p>
        <p class="truncate text-13 text-quiet">
          <bdi>{file.name}</bdi>
        </p>
      </div>
      <div class="viewer-zoom">
        <IconButton
          icon="less"
          label={withKey("further")}
          onClick={() => stage.current?.further()}
        />
        <IconButton icon="add" label={withKey("nearer")} onClick={() => stage.current?.nearer()} />
      </div>
      <IconButton
        icon="thread"
        label={viewer.toMessage}
        onClick={() => {
          onClose();
          go(thread === undefined ? pathOfMessage(room, id) : pathOfThread(room, thread));
        }}
      />
      <a class="icon-button" href={fileHref(file)} download={file.name} aria-label={attached.save}>
        <Icon name="download" />
      </a>
      <IconButton icon="close" label={common.close} atEnd onClick={onClose} />
    </header>
  );
}

interface ShownProps {
  shown: SeenPicture;
  stage: StageRef;
  onSwipe(swipe: "next" | "previous" | "close"): void;
}

function Shown({ shown: { file }, stage, onSwipe }: ShownProps) {
  const element = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [isBroken, setBroken] = useState(false);
  const isThere = useBack(() => setBroken(false));
  const { cannotShow, comesLater } = chat.filesRead;
  const latest = useRef(onSwipe);
  latest.current = onSwipe;
  const { id, name, alt = "", width = 1, height = 1 } = file;
  useLayoutEffect(() => {
    // What is known of it already, until all of it is there
    image.current!.style.backgroundImage = `url(${smallSrc(file)})`;
    const made = new Stage(element.current!, image.current!, {
      picture: { width, height },
      onSwipe: (swipe) => latest.current(swipe),
      onScale: (scale) => element.current!.toggleAttribute("data-near", scale > 1),
    });
    stage.current = made;
    return () => made.end();
  }, []);
  return (
    <div ref={element} class="viewer-stage">
      <img
        ref={image}
        class="viewer-picture"
        src={isBroken ? smallSrc(file) : `/files/${id}`}
        alt={alt || name}
        width={width}
        height={height}
        draggable={false}
        onLoad={({ currentTarget }) => {
          if (isBroken) return;
          currentTarget.style.removeProperty("background-image");
          currentTarget.toggleAttribute("data-here", true);
        }}
        onError={() => setBroken(true)}
      />
      {isBroken && (
        <p class="viewer-broken" role="status">
          {isThere ? cannotShow(name) : comesLater}
        </p>
      )}
    </div>
  );
}
