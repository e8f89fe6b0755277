import type { ComponentChildren } from "preact";
import { Logo } from "./Logo.tsx";

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
      <header class="py-24">
        <a href="/" class="inline-flex items-center w-fit coarse:min-h-44 rounded-6 no-underline">
          <Logo name={place} />
        </a>
      </header>
      <main id="main" tabIndex={-1} class="grid gap-16 max-w-prose">
        <p class="figures text-13 text-quiet">{code}</p>
        <h1 class="text-32 tracking-tight">{title}</h1>
        <div class="grid gap-8 text-18">{children}</div>
        <div class="flex flex-wrap gap-8 mt-8">{actions}</div>
      </main>
    </div>
  );
}
