import { account } from "../lib/words/mod.ts";
import { Badge } from "./Badge.tsx";
import { Button } from "./Button.tsx";
import { Moment } from "./Moment.tsx";

interface DeviceProps {
  id: string;
  agent: string | null;
  /** The address that it came from. */
  from: string | null;
  createdAt: number;
  seenAt: number;
  isThis: boolean;
  now: number;
  zone: string;
}

const words = account.devices;

/** One place where somebody is logged in, with the way to end it. */
export function Device({ id, agent, from, createdAt, seenAt, isThis, ...reader }: DeviceProps) {
  const name = nameOf(agent);
  return (
    <li class="flex items-center justify-between gap-16">
      <div class="grid gap-2">
        <span class="flex flex-wrap items-center gap-x-8">
          {name}
          {isThis && <Badge tone="accent">{words.thisDevice}</Badge>}
        </span>
        <span class="text-13 text-quiet">
          {words.since}
          <Moment at={createdAt} {...reader} />
          {words.seen}
          <Moment at={seenAt} {...reader} />
          {from !== null && words.from(from)}
        </span>
      </div>
      {!isThis && (
        <form method="post">
          <Button type="submit" small name="end" value={id} aria-label={words.endLabel(name)}>
            {words.end}
          </Button>
        </form>
      )}
    </li>
  );
}

/** Says where it runs: there is more than one terminal to a person. */
const TERMINAL = /^Parley terminal on (.{1,80})$/;
const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/OPR\//, "Opera"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/^Deno\//, "Deno"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

/** A browser says a lot of itself; two words of it tell one's devices apart. */
function nameOf(agent: string | null): string {
  const host = TERMINAL.exec(agent ?? "")?.[1];
  if (host !== undefined) return words.terminal(host);
  const first = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent ?? ""))?.[1];
  const found = [first(BROWSERS), first(SYSTEMS)].filter((word) => word !== undefined);
  return found.length === 0 ? words.unknown : found.join(", ");
}
