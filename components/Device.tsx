import { account } from "../lib/words/en.ts";
import { Button } from "./Button.tsx";

interface DeviceProps {
  id: string;
  agent: string | null;
  createdAt: number;
  isThis: boolean;
}

/** One place where somebody is logged in, with the way to end it. */
export function Device({ id, agent, createdAt, isThis }: DeviceProps) {
  const at = new Date(createdAt).toISOString();
  return (
    <li class="flex items-center justify-between gap-16">
      <div class="grid gap-2">
        <span>{isThis ? account.thisDevice : nameOf(agent)}</span>
        <span class="text-13 text-quiet">
          {isThis && `${nameOf(agent)}, `}
          <time dateTime={at}>{account.since(at.slice(0, 10))}</time>
        </span>
      </div>
      {!isThis && (
        <form method="post">
          <Button type="submit" small name="end" value={id}>{account.end}</Button>
        </form>
      )}
    </li>
  );
}

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
  const first = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent ?? ""))?.[1];
  const words = [first(BROWSERS), first(SYSTEMS)].filter((word) => word !== undefined);
  return words.length === 0 ? account.unknownDevice : words.join(", ");
}
