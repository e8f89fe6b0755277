/** What whoever starts it should know of who can reach it, and how safely. One sentence each; mostly none. */
import { isLoopback, type ParleySettings } from "../config/mod.ts";

type Settings = Pick<ParleySettings, "host" | "origin" | "tls" | "trustProxy">;

/** `network` is an address of this machine in its network, if it has one. */
export function reachNotes(settings: Settings, address: string, network: string | null): string[] {
  const { host, origin } = settings;
  if (origin === null) return isLoopback(inUrl(host)) ? [] : [unnamed(host, address, network)];
  return isBare(settings, origin) ? [bare(origin)] : [];
}

/** The first address by which others of the same network reach this machine. */
export function networkAddress(): string | null {
  const all = Deno.networkInterfaces().map(({ address }) => address);
  return all.find((address) => !address.includes(":") && !isLoopback(address)) ?? null;
}

const EVERYWHERE = ["0.0.0.0", "::"];

function unnamed(host: string, address: string, network: string | null): string {
  const name = EVERYWHERE.includes(host) ? network ?? "chat.example.org" : host;
  const { protocol, port } = new URL(address);
  const example = new URL(`${protocol}//${inUrl(name)}:${port || defaultPort(protocol)}`).origin;
  return "Only this machine is let in until PARLEY_ORIGIN says by which address people come, " +
    `such as PARLEY_ORIGIN=${example}`;
}

function isBare({ tls, trustProxy }: Settings, origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "http:" && tls === null && !trustProxy && !isLoopback(hostname);
}

function bare(origin: string): string {
  return `Warning: ${origin} is plain http, so passwords and messages travel in clear, and browsers ` +
    "withhold notifications, passkeys, encryption and the clipboard: use TLS where you can";
}

function defaultPort(protocol: string): string {
  return protocol === "https:" ? "443" : "80";
}

function inUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
