import { Logo } from "./Logo.tsx";

/** What stands above a page that is not the conversation: whose place this is, and the way to its start. */
export function PlaceHeader({ place }: { place: string }) {
  return (
    <header class="py-24">
      <a href="/" class="inline-flex items-center w-fit coarse:min-h-44 rounded-6 no-underline">
        <Logo name={place} />
      </a>
    </header>
  );
}
