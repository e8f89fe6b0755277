import { cls } from "../cls.ts";

/** The mark: a speech bubble whose tail is the stem of a P. */
export function Mark(props: { class?: string }) {
  return (
    <svg class={cls("icon mark", props.class)} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4.5 21.5V10a7.5 7.5 0 1 1 7.5 7.5H10" />
    </svg>
  );
}

/** Mark and name, as one word to read. */
export function Logo({ name }: { name: string }) {
  return (
    <span class="inline-flex items-center gap-8 text-18 font-semibold tracking-tight">
      <Mark />
      {name}
    </span>
  );
}
