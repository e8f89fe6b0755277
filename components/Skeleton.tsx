import { cls } from "./cls.ts";

/** One line of what will come; `class` gives its width. */
export function Skeleton(props: { class?: string }) {
  return <span class={cls("skeleton", props.class)} />;
}

/** Where messages will stand. The label is read out once; the shapes are not. */
export function MessageSkeletons({ label }: { label: string }) {
  return (
    <div role="status">
      <span class="sr-only">{label}</span>
      <div aria-hidden="true" class="grid gap-16 px-16">
        <MessageSkeleton first={cls("w-1/4")} second={cls("w-3/4")} />
        <MessageSkeleton first={cls("w-1/3")} second={cls("w-1/2")} />
        <MessageSkeleton first={cls("w-1/5")} second={cls("w-2/3")} />
      </div>
    </div>
  );
}

function MessageSkeleton({ first, second }: { first: string; second: string }) {
  return (
    <div class="flex gap-12">
      <Skeleton class="w-36 h-36 flex-none" />
      <div class="grid content-center gap-8 flex-1">
        <Skeleton class={first} />
        <Skeleton class={second} />
      </div>
    </div>
  );
}
