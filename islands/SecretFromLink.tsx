import { useEffect } from "preact/hooks";

interface SecretFromLinkProps {
  /** The id of the field that it is for. */
  field: string;
  /** Where sending the form uses nothing up, it is sent at once. */
  sends?: boolean;
}

/**
 * A secret after # never reaches a server's log: the page puts it into its field, and out of sight.
 * Nobody has to look at a field that is filled already.
 */
export default function SecretFromLink({ field, sends = false }: SecretFromLinkProps) {
  useEffect(() => {
    const secret = location.hash.slice(1);
    const input = document.getElementById(field);
    if (secret === "" || !(input instanceof HTMLInputElement)) return;
    input.value = secret;
    history.replaceState(null, "", location.pathname);
    const around = input.closest<HTMLElement>(".field");
    if (around !== null) around.hidden = true;
    if (sends) input.form?.requestSubmit();
  }, [field]);
  return null;
}
