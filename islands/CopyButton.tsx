import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { cls } from "../components/cls.ts";

interface CopyButtonProps {
  /** The id of the field whose text it copies. */
  field: string;
  label: string;
  copiedLabel: string;
}

/** Keeps its place, and shows itself where the browser lets a page copy: not everywhere over plain http. */
export default function CopyButton({ field, label, copiedLabel }: CopyButtonProps) {
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => setCanCopy(navigator.clipboard !== undefined), []);

  const copy = async () => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    try {
      await navigator.clipboard.writeText(input.value);
      setIsCopied(true);
    } catch {
      // Forbidden by the reader or the system: then a key does it
      input.select();
    }
  };
  return (
    <div class={cls(!canCopy && "invisible")}>
      <Button small icon={isCopied ? "check" : "copy"} onClick={copy}>
        {isCopied ? copiedLabel : label}
      </Button>
      <span role="status" class="sr-only">{isCopied && copiedLabel}</span>
    </div>
  );
}
