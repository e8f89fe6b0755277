import type { ComponentChildren } from "preact";
import { Logo } from "./Logo.tsx";

interface DoorPageProps {
  /** What the place is called. */
  place: string;
  title: string;
  lead?: string | undefined;
  children: ComponentChildren;
  /** What leads elsewhere. */
  footer?: ComponentChildren;
}

/** One column with one form: log in, join, set up. */
export function DoorPage({ place, title, lead, children, footer }: DoorPageProps) {
  return (
    <div class="page-column grid gap-32 pb-48">
      <header class="py-24">
        <a href="/" class="inline-flex items-center w-fit coarse:min-h-44 rounded-6 no-underline">
          <Logo name={place} />
        </a>
      </header>
      <main id="main" tabIndex={-1} class="door grid gap-24">
        <div class="grid gap-8">
          <h1 class="text-24 tracking-tight">{title}</h1>
          {lead !== undefined && <p class="text-quiet">{lead}</p>}
        </div>
        {children}
        {footer !== undefined && <div class="text-13 text-quiet">{footer}</div>}
      </main>
    </div>
  );
}
