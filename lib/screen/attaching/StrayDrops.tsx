import { useEffect } from "preact/hooks";

/** Where nobody can write, files that are let fall do nothing: a browser would leave the page for them. */
export function StrayDrops() {
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const stop = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", stop, { signal });
    addEventListener("drop", stop, { signal });
    return () => ending.abort();
  }, []);
  return null;
}
