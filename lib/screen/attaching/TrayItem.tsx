import { Icon } from "../../../components/Icon.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Attachment } from "../../client/mod.ts";
import { kindOfFile } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { iconOf } from "../files/FileCard.tsx";
import { useScreen } from "../screen_context.ts";
import { spotAbove } from "../spot.ts";
import { useLocal } from "./local_picture.ts";
import { Pausing } from "./Pausing.tsx";
import type { Sorting } from "./sorting.ts";
import { stateText } from "./state_text.ts";

interface TrayItemProps {
  file: Attachment;
  /** Its place, and how many there are. */
  at: number;
  count: number;
  sorting: Sorting;
  onDescribe(): void;
  onMove(to: number): void;
  onRemove(): void;
}

/** One file on its way: what it is, how far it has come, and what can be done with it. */
export function TrayItem(props: TrayItemProps) {
  const { file, at, count, sorting, onDescribe, onMove, onRemove } = props;
  const { id, name, state, sent, size, alt } = file;
  const words = chat.attaching;
  const press = (event: KeyboardEvent) => {
    if (event.key === "Delete") onRemove();
    else if (event.altKey && STEPS[event.key] !== undefined) {
      const isMirrored = document.dir === "rtl" && /Left|Right/.test(event.key);
      onMove(at + STEPS[event.key]! * (isMirrored ? -1 : 1));
    } else return;
    event.preventDefault();
  };
  return (
    <li
      class="tray-item"
      data-attached={id}
      data-state={state}
      onKeyDown={press}
      {...sorting.of(id, at)}
    >
      <Seen file={file} />
      <p class="tray-name" title={name}>
        <bdi>{name}</bdi>
      </p>
      <p class="tray-about">
        <span class="truncate">{stateText(file)}</span>
        {kindOfFile(file) === "picture" && state !== "failed" && (
          <button
            type="button"
            class="text-action flex-none"
            aria-label={alt === "" ? words.describe(name) : words.describeAnew(name)}
            onClick={onDescribe}
          >
            {alt === "" ? words.describeShort : words.described}
          </button>
        )}
      </p>
      <div class="tray-tools">
        <Pausing file={file} />
        {count > 1 && <Moving {...{ name, at, count, onMove }} />}
        <IconButton
          icon="close"
          label={words.remove(name)}
          data-remove
          atEnd
          onClick={onRemove}
        />
      </div>
      {state !== "there" && state !== "failed" && (
        <progress
          class="upload-bar"
          max={Math.max(1, size)}
          value={sent}
          aria-label={words.progress(name)}
        />
      )}
    </li>
  );
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

function Seen({ file }: { file: Attachment }) {
  const isPicture = kindOfFile(file) === "picture";
  const address = useLocal(file.id);
  return (
    <span class="tray-seen">
      {address === null || !isPicture
        ? <Icon name={isPicture ? "picture" : iconOf(file)} />
        : <img src={address} alt={file.alt} draggable={false} />}
    </span>
  );
}

function Moving(
  { name, at, count, onMove }: Pick<TrayItemProps, "at" | "count" | "onMove"> & { name: string },
) {
  const { panels } = useScreen();
  const words = chat.attaching;
  const open = (button: Element) => {
    panels.menu.value = {
      ...{ label: words.move(name), at: spotAbove(button), isAbove: true },
      entries: () => [
        ...(at > 0
          ? [{ label: words.earlier, icon: "up" as const, run: () => onMove(at - 1) }]
          : []),
        ...(at < count - 1
          ? [{ label: words.later, icon: "expand" as const, run: () => onMove(at + 1) }]
          : []),
      ],
    };
  };
  return (
    <IconButton
      icon="more"
      label={words.move(name)}
      aria-haspopup="menu"
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
      atEnd
      onClick={({ currentTarget }) => open(currentTarget)}
    />
  );
}
