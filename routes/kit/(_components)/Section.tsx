import type { ComponentChildren } from "preact";

interface SectionProps {
  id: string;
  heading: string;
  children: ComponentChildren;
}

/** A part of the kit, with an anchor. */
export function Section({ id, heading, children }: SectionProps) {
  return (
    <section
      id={id}
      class="grid grid-cols-1 gap-16 border-t border-line pt-16"
      aria-labelledby={`${id}-title`}
    >
      <h2 id={`${id}-title`} class="text-18">
        <a href={`#${id}`} class="no-underline rounded-6">{heading}</a>
      </h2>
      {children}
    </section>
  );
}
