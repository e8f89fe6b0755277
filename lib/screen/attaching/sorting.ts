/** One of several is dragged to the place of another. */
import type { AttachmentId } from "../../client/mod.ts";

export class Sorting {
  onMove: (id: AttachmentId, to: number) => void = () => {};
  #dragged: AttachmentId | null = null;

  /** What one of them listens to. */
  of(id: AttachmentId, at: number) {
    return {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        this.#dragged = id;
        event.dataTransfer!.effectAllowed = "move";
        // Without any some browsers drag nothing
        event.dataTransfer!.setData("application/x-parley-attached", id);
      },
      onDragOver: (event: DragEvent) => {
        if (this.#dragged === null) return;
        event.preventDefault();
        event.dataTransfer!.dropEffect = "move";
      },
      onDrop: (event: DragEvent) => {
        if (this.#dragged === null) return;
        event.preventDefault();
        this.onMove(this.#dragged, at);
      },
      onDragEnd: () => {
        this.#dragged = null;
      },
    };
  }
}
