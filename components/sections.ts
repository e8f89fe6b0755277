import { can } from "../lib/policy/mod.ts";
import type { Role } from "../lib/protocol/mod.ts";
import { account, place } from "../lib/words/mod.ts";
import type { AccountSection } from "./pages/AccountPage.tsx";

/** One's own pages, and those of the place that one has something to do with. */
export function sectionsFor(role: Role): AccountSection[] {
  const actor = { place: role, room: null };
  const { profile, security, devices, tokens } = account.sections;
  const { invites, people, emoji, files, settings } = place.sections;
  return [
    { href: "/account", label: profile, within: [] },
    {
      href: "/account/security",
      label: security,
      within: ["/account/passkeys", "/account/codes", "/account/delete"],
    },
    { href: "/account/devices", label: devices, within: ["/account/phone"] },
    { href: "/account/tokens", label: tokens, within: ["/account/tokens/new"] },
    ...(can(actor, "invite.make")
      ? [{ href: "/place/invites", label: invites, within: ["/place/invites/new"] }]
      : []),
    ...(can(actor, "person.list")
      ? [{ href: "/place/people", label: people, within: ["/place/people/"] }]
      : []),
    ...(can(actor, "emoji.manage") ? [{ href: "/place/emoji", label: emoji, within: [] }] : []),
    ...(can(actor, "place.files") ? [{ href: "/place/files", label: files, within: [] }] : []),
    ...(can(actor, "place.change") ? [{ href: "/place", label: settings, within: [] }] : []),
  ];
}
