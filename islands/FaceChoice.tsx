import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Cropping } from "../lib/screen/face/Cropping.tsx";

interface FaceChoiceProps {
  /** The id of the field of the form that it stands in. */
  field: string;
  submit: string;
}

/** Without scripts the button of the form; with them what is picked is cut to fit, and sent at once. */
export default function FaceChoice({ field, submit }: FaceChoiceProps) {
  const [isAlive, setAlive] = useState(false);
  const [picked, setPicked] = useState<File | null>(null);
  useEffect(() => {
    const input = fieldOf(field);
    const pick = () => setPicked(input.files?.[0] ?? null);
    setAlive(true);
    // Before this woke
    pick();
    input.addEventListener("change", pick);
    return () => input.removeEventListener("change", pick);
  }, [field]);

  const send = (picture: Blob) => {
    const input = fieldOf(field);
    const cut = new DataTransfer();
    cut.items.add(new File([picture], "picture", { type: picture.type }));
    input.files = cut.files;
    input.form!.requestSubmit();
  };
  const close = () => {
    fieldOf(field).value = "";
    setPicked(null);
  };
  return (
    <div>
      {!isAlive && <Button type="submit">{submit}</Button>}
      {picked && <Cropping file={picked} onCropped={send} onClose={close} />}
    </div>
  );
}

function fieldOf(id: string): HTMLInputElement {
  return document.getElementById(id) as HTMLInputElement;
}
