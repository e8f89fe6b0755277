import { Head } from "fresh/runtime";

interface PageTitleProps {
  /** What the place is called. */
  place: string;
  title: string;
  lead?: string;
}

/** What a page is about, in the page and in its tab. */
export function PageTitle({ place, title, lead }: PageTitleProps) {
  return (
    <div class="grid gap-8">
      <Head>
        <title>{`${title} · ${place}`}</title>
      </Head>
      <h1 class="text-24 tracking-tight">{title}</h1>
      {lead !== undefined && <p class="text-quiet max-w-prose">{lead}</p>}
    </div>
  );
}
