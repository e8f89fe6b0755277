import type { ComponentChildren } from "preact";
import { PlaceHeader } from "./PlaceHeader.tsx";

interface ErrorPageProps {
  place: string;
  /** The status, for whoever reports it. */
  code: string;
  title: string;
  /** What happened, and what to do. */
  children: ComponentChildren;
  actions: ComponentChildren;
}

export function ErrorPage({ place, code, title, children, actions }: ErrorPageProps) {
  return (
    <div class="page-column grid gap-48 pb-48">
      <PlaceHeader place={place} />
      <main id="main" tabIndex={-1} class="grid gap-16 max-w-prose">
        <p class="figures text-13 text-quiet">{code}</p>
        <h1 class="text-32 tracking-tight">{title}</h1>
        <div class="grid gap-8 text-18">{children}</div>
        <div class="flex flex-wrap gap-8 mt-8">{actions}</div>
      </main>
    </div>
  );
}
