import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";

/** Pages of their own, which work without scripts: of the account, and of the place for those who may. */
export function Elsewhere() {
  const { me: { role } } = useScreen();
  const { account, place } = chat.settings;
  const actor = { place: role, room: null };
  const ofPlace = [
    can(actor, "invite.make") && { href: "/place/invites", label: place.invites },
    can(actor, "person.list") && { href: "/place/people", label: place.people },
    can(actor, "emoji.manage") && { href: "/place/emoji", label: place.emoji },
    can(actor, "place.change") && { href: "/place", label: place.settings },
  ].filter((link) => link !== false);
  return (
    <>
      <Links
        title={account.title}
        links={[
          { href: "/account", label: account.profile },
          { href: "/account/security", label: account.security },
          { href: "/account/devices", label: account.devices },
          { href: "/account/tokens", label: account.tokens },
        ]}
      />
      {ofPlace.length > 0 && <Links title={place.title} links={ofPlace} />}
    </>
  );
}

interface LinksProps {
  title: string;
  links: readonly { readonly href: string; readonly label: string }[];
}

function Links({ title, links }: LinksProps) {
  return (
    <div class="grid gap-2">
      <h2 class="px-8 text-12 font-semibold text-quiet">{title}</h2>
      <ul class="grid gap-2">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a class="rail-item" href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
