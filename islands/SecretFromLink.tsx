import { useEffect } from "preact/hooks";

/** A secret after # never reaches a server's log: the page puts it into its field, and out of sight. */
export default function SecretFromLink({ field }: { field: string }) {
  useEffect(() => {
    const secret = location.hash.slice(1);
    const input = document.getElementById(field);
    if (secret === "" || !(input instanceof HTMLInputElement)) return;
    input.value = secret;
    history.replaceState(null, "", location.pathname);
  }, [field]);
  return null;
}
