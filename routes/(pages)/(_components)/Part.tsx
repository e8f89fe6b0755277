import type { ComponentChildren } from "preact";

interface PartProps {
  id: string;
  heading: string;
  lead?: string;
  children: ComponentChildren;
}

/** One of several matters on a page. */
export function Part({ id, heading, lead, children }: PartProps) {
  return (
    <section class="grid gap-16 border-t border-line pt-24" aria-labelledby={id}>
      <div class="grid gap-4">
        <h2 id={id} class="text-18">{heading}</h2>
        {lead !== undefined && <p class="text-quiet max-w-prose">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
