/**
 * Whether the server is there, and knows nothing any more of the script that this came with: then
 * it has another build, and what this page has yet to fetch is gone as well.
 */
export async function isBuildGone(): Promise<boolean> {
  try {
    const { status } = await fetch(import.meta.url, { method: "HEAD", cache: "no-store" });
    return status === 404;
  } catch {
    return false;
  }
}
