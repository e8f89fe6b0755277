/** Files that are let fall on the page: they are meant for who writes in the thread below them, or else in the room. */

export interface DropLink {
  /** Whether something is held over what belongs to it. */
  onOver(isOver: boolean): void;
  onFiles(files: readonly File[]): void;
}

/** Until the end that it hands back. */
export function catchDrops(composer: Element, { onOver, onFiles }: DropLink): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const side = composer.closest(".side");
  // A picture of the page that is dragged about is a file as well
  let isFromHere = false;
  const isMine = (target: EventTarget | null) =>
    target instanceof Element && target.closest(".side:has(.composer)") === side;
  const on = (type: "dragover" | "dragleave" | "drop", run: (event: DragEvent) => void) =>
    addEventListener(type, (event) => {
      if (!isFromHere && event.dataTransfer?.types.includes("Files")) run(event);
    }, { signal });
  addEventListener("dragstart", () => isFromHere = true, { signal });
  addEventListener("dragend", () => isFromHere = false, { signal });
  on("dragover", (event) => {
    event.preventDefault();
    event.dataTransfer!.dropEffect = "copy";
    onOver(isMine(event.target));
  });
  on("dragleave", ({ relatedTarget }) => relatedTarget === null && onOver(false));
  on("drop", (event) => {
    event.preventDefault();
    onOver(false);
    if (isMine(event.target)) onFiles([...event.dataTransfer!.files]);
  });
  return () => ending.abort();
}
