import { Head } from "fresh/runtime";
import type { ComponentChildren } from "preact";
import { PlaceHeader } from "./PlaceHeader.tsx";

interface DoorPageProps {
  /** What the place is called. */
  place: string;
  title: string;
  /** In its tab, where the title is too much for one. */
  tab?: string;
  lead?: string | undefined;
  children: ComponentChildren;
  /** What leads elsewhere. */
  footer?: ComponentChildren;
}

/** One column with one form: log in, join, set up. */
export function DoorPage({ place, title, tab = title, lead, children, footer }: DoorPageProps) {
  return (
    <div class="page-column grid gap-32 pb-48">
      <Head>
        <title>{`${tab} · ${place}`}</title>
      </Head>
      <PlaceHeader place={place} />
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
