import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { kit } from "../../../lib/words/kit.ts";
import { Section } from "./Section.tsx";

export function Waiting() {
  const words = kit.waiting;
  return (
    <Section id="waiting" heading={words.heading}>
      <div class="grid gap-24 md:grid-cols-2">
        <MessageSkeletons label={words.loading} />
        <EmptyState action={<Button>{words.emptyAction}</Button>}>{words.empty}</EmptyState>
      </div>
    </Section>
  );
}
