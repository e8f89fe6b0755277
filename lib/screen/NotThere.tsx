import { ButtonLink } from "../../components/Button.tsx";
import { chat } from "../words/mod.ts";
import { useClient } from "./screen_context.ts";

/** The same for what is not there and for what is none of one's business. */
export function NotThere() {
  const phase = useClient(({ status }) => status.phase);
  if (phase !== "in sync") return <p class="p-16 text-quiet">{chat.frame.loading}</p>;
  return (
    <section class="grid content-start gap-12 p-16">
      <h1 class="text-18 font-semibold">{chat.frame.notThere}</h1>
      <p class="text-quiet max-w-prose">{chat.frame.notThereAdvice}</p>
      <p class="flex flex-wrap gap-8">
        <ButtonLink href="/r">{chat.frame.back}</ButtonLink>
        <ButtonLink kind="quiet" href="/browse">{chat.frame.browse}</ButtonLink>
      </p>
    </section>
  );
}
