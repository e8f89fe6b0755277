import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { cutOut } from "../../browser/faces.ts";
import { opened } from "../../browser/pictures.ts";
import { chat, common } from "../../words/mod.ts";
import { Sheet } from "../sheet/Sheet.tsx";
import { largestIn } from "./cut.ts";
import { CutField } from "./CutField.tsx";

export interface CropProps {
  file: File;
  /** A small square of it. */
  onCropped(picture: Blob): void;
  onClose(): void;
}

/** A square is cut out of a picture: with the pointer, with fingers or by the keyboard. */
export function CropSheet({ file, onCropped, onClose }: CropProps) {
  const [picture, setPicture] = useState<ImageBitmap | "unreadable" | null>(null);
  useEffect(() => {
    const opening = opened(file);
    void opening.then((bitmap) => setPicture(bitmap ?? "unreadable"));
    return () => void opening.then((bitmap) => bitmap?.close());
  }, [file]);
  if (picture === null) return null;
  return (
    <Sheet title={chat.crop.title} onClose={onClose}>
      {picture === "unreadable"
        ? <p class="field-error" role="alert">{chat.crop.unreadable}</p>
        : <Crop {...{ picture, onCropped, onClose }} />}
    </Sheet>
  );
}

function Crop({ picture, onCropped, onClose }: Omit<CropProps, "file"> & { picture: ImageBitmap }) {
  const [cut, setCut] = useState(() => largestIn(picture));
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    if (isBusy) return;
    setBusy(true);
    onCropped(await cutOut(picture, cut));
  };
  return (
    <div class="grid grid-cols-1 gap-16">
      <CutField picture={picture} cut={cut} onCut={setCut} />
      <div class="flex flex-wrap justify-end gap-8">
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button kind="primary" busy={isBusy} onClick={() => void save()}>{chat.crop.save}</Button>
      </div>
    </div>
  );
}
