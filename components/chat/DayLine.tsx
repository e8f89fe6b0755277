import { cls } from "../cls.ts";

/** Where a day begins, or, marked as new, where reading stopped. */
export function DayLine({ label, isNew }: { label: string; isNew?: boolean }) {
  return <p class={cls("day", isNew && "day-new")}>{label}</p>;
}
