import type { ComponentChildren } from "preact";
import { account } from "../../lib/words/mod.ts";
import { ButtonLink } from "../Button.tsx";
import { DoneLine } from "../fields/DoneLine.tsx";
import { PlaceHeader } from "./PlaceHeader.tsx";

export interface AccountSection {
  href: string;
  label: string;
  /** Pages that belong to it and are no section of their own; all below one that ends with a slash. */
  within: readonly string[];
}

interface AccountPageProps {
  /** What the place is called. */
  place: string;
  sections: readonly AccountSection[];
  /** The path of the page that is shown. */
  path: string;
  /** What was just done. */
  done: string | null;
  logOut: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of what belongs to somebody who is logged in: its parts at the side, or above on a phone. */
export function AccountPage({ place, sections, path, done, logOut, children }: AccountPageProps) {
  return (
    <div class="page-column grid gap-24 md:gap-32 pb-48">
      <PlaceHeader place={place}>
        <div class="flex flex-wrap gap-8 print:hidden">
          <ButtonLink href="/r">{account.toRooms}</ButtonLink>
          {logOut}
        </div>
      </PlaceHeader>
      <div class="grid grid-cols-1 gap-32 md:grid-cols-[11rem_minmax(0,1fr)] md:gap-48">
        <nav
          aria-label={account.title}
          class="sections flex flex-wrap gap-x-8 md:grid md:content-start md:gap-2 -mx-8 print:hidden"
        >
          {sections.map(({ href, label, within }) => (
            <a key={href} class="rail-item" href={href} aria-current={markOf(path, href, within)}>
              {label}
            </a>
          ))}
        </nav>
        <main id="main" tabIndex={-1} class="grid content-start gap-24 max-w-2xl">
          <DoneLine done={done} />
          {children}
        </main>
      </div>
    </div>
  );
}

function markOf(path: string, href: string, within: readonly string[]) {
  if (path === href) return "page";
  const isWithin = within.some((one) => one.endsWith("/") ? path.startsWith(one) : path === one);
  return isWithin ? "true" : undefined;
}
