/** Asks for files: by the dialog of the device, on a phone after where they are to come from. */
import { chat } from "../../words/mod.ts";
import type { Writing } from "../composer/writing.ts";
import type { MenuEntry } from "../panels.ts";
import type { ScreenParts } from "../screen_context.ts";
import { spotAbove } from "../spot.ts";
import { attach } from "./attach.ts";

interface Source {
  readonly accept?: string;
  /** Taken at that moment, by the camera that looks away from one. */
  readonly capture?: string;
}

const PICTURES = "image/*,video/*";

export function pick(button: Element, writing: Writing, screen: ScreenParts): void {
  const ask = (source: Source) => askFor(source, (files) => attach(files, writing, screen));
  if (!matchMedia("(pointer: coarse)").matches) return ask({});
  const { camera, pictures, files } = chat.attaching.from;
  const entries: MenuEntry[] = [
    {
      ...{ label: camera, icon: "camera" },
      run: () => ask({ accept: "image/*", capture: "environment" }),
    },
    { label: pictures, icon: "picture", run: () => ask({ accept: PICTURES }) },
    { label: files, icon: "file", run: () => ask({}) },
  ];
  screen.panels.menu.value = {
    ...{ label: chat.composer.attach, at: spotAbove(button), isAbove: true },
    entries: () => entries,
  };
}

function askFor({ accept, capture }: Source, onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = capture === undefined;
  input.hidden = true;
  if (accept !== undefined) input.accept = accept;
  if (capture !== undefined) input.setAttribute("capture", capture);
  input.addEventListener("change", () => {
    input.remove();
    onFiles([...input.files!]);
  });
  input.addEventListener("cancel", () => input.remove());
  // Not on the page, some browsers forget it while one chooses
  document.body.append(input);
  input.click();
}
