/** Puts a text where it can be pasted from; false if the browser or the reader does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Over plain http there is only the old way
    if (navigator.clipboard === undefined) return copiedFromPage(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copiedFromPage(text: string): boolean {
  const ending = new AbortController();
  addEventListener("copy", (event) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  }, { signal: ending.signal, capture: true });
  const isCopied = document.execCommand("copy");
  ending.abort();
  return isCopied;
}
