import type { ComponentChildren } from "preact";
import { cls } from "./cls.ts";

const TONES = {
  neutral: cls("bg-fill text-quiet"),
  accent: cls("bg-accent-soft text-accent"),
  good: cls("bg-fill text-good"),
  warn: cls("bg-fill text-warn"),
  bad: cls("bg-fill text-bad"),
};

/** A word about a thing: a role, a state. */
export function Badge(
  { children, tone = "neutral" }: { children: ComponentChildren; tone?: keyof typeof TONES },
) {
  return (
    <span class={cls("inline-block rounded-6 px-4 text-12 font-semibold", TONES[tone])}>
      {children}
    </span>
  );
}

interface CountProps {
  value: number;
  /** Read out in place of the bare number: "3 unread". */
  label: string;
  /** For what names the reader: it is filled, the rest is only a number. */
  mention?: boolean;
}

/** How many; over 99 it says so and stays short. */
export function Count({ value, label, mention }: CountProps) {
  return (
    <span
      class={cls(
        "flex-none figures text-12 font-semibold text-center rounded-full",
        mention ? "bg-accent text-on-accent px-8" : "text-quiet px-4",
      )}
    >
      <span aria-hidden="true">{value > 99 ? "99+" : value}</span>
      <span class="sr-only">{label}</span>
    </span>
  );
}
