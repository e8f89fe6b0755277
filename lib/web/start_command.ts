import { isLoopback, type ParleySettings } from "../config/mod.ts";

const DEFAULT_PORT = 8000;
const PLACEHOLDER = "https://chat.example.org";

/** What to type so that Parley is at the address that was just used, with what else was said of listening. */
export function startCommand(
  { host, port }: Pick<ParleySettings, "host" | "port">,
  url: URL,
): string {
  const said = [`PARLEY_ORIGIN=${fitsShell(url) ? url.origin : PLACEHOLDER}`];
  if (!isLoopback(host)) said.push(`PARLEY_HOST=${host}`);
  if (port !== DEFAULT_PORT) said.push(`PARLEY_PORT=${port}`);
  return `${said.join(" ")} deno task start`;
}

/** The Host header is the sender's, and URLs take quotes and dollars in it, which nobody should copy into a shell. */
function fitsShell({ hostname }: URL): boolean {
  return /^[a-z0-9.-]{1,253}$/.test(hostname) || /^\[[0-9a-f:]{2,39}\]$/.test(hostname);
}
