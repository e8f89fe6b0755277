import type { ComponentChildren } from "preact";
import { Logo } from "./Logo.tsx";

interface PlaceHeaderProps {
  place: string;
  /** What stands at the other end of the line. */
  children?: ComponentChildren;
}

/** What stands above a page that is not the conversation: whose place this is, and the way to its start. */
export function PlaceHeader({ place, children }: PlaceHeaderProps) {
  return (
    <header class="flex flex-wrap items-center justify-between gap-8 py-24">
      <a href="/" class="inline-flex items-center w-fit coarse:min-h-44 rounded-6 no-underline">
        <Logo name={place} />
      </a>
      {children}
    </header>
  );
}
