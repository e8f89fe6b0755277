// Islands: what must react to people in the browser, as little of it as will do.
// Know: components, the words and plain data of their props.
// Must not know: the server, the store, or another island; what two of them share stands in lib/client.
// Props are plain data, for they travel in the page. A page stays readable before an island wakes up.

import { Button, type ButtonKind } from "../components/Button.tsx";

interface DialogOpenerProps {
  /** The id of a dialog that the page already holds. */
  dialog: string;
  label: string;
  kind?: ButtonKind;
}

export default function DialogOpener({ dialog, label, kind = "secondary" }: DialogOpenerProps) {
  const open = () => {
    const element = document.getElementById(dialog);
    if (element instanceof HTMLDialogElement) element.showModal();
  };
  return <Button kind={kind} onClick={open} aria-haspopup="dialog">{label}</Button>;
}
