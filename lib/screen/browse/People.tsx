import { useEffect, useState } from "preact/hooks";
import { Badge } from "../../../components/Badge.tsx";
import { ButtonLink } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { SearchField } from "../../../components/fields/SearchField.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { can } from "../../policy/mod.ts";
import type { KnownPerson } from "../../protocol/mod.ts";
import { matchNames, statusAt } from "../../rules/mod.ts";
import { chat, person as words } from "../../words/mod.ts";
import { Face } from "../Face.tsx";
import { pathOfPerson } from "../going/address.ts";
import { useNamed } from "../lists/names.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { ViewFrame } from "../ViewFrame.tsx";

/** More than that nobody reads through; who looks for somebody types a name. */
const MOST_SHOWN = 100;

/** Everybody there is, by their names; each leads to their card. */
export function People() {
  const { client, me } = useScreen();
  const mayFind = can({ place: me.role, room: null }, "person.find");
  const mayInvite = can({ place: me.role, room: null }, "invite.make");
  const phase = useClient(({ status }) => status.phase);
  const everybody = useClient(({ directory }) =>
    directory.people === null ? null : directory.entries
  );
  const [query, setQuery] = useState("");
  const [isFailed, setFailed] = useState(false);
  const found = useDerived(
    () => matchNames(everybody ?? [], query, MOST_SHOWN),
    [everybody, query],
  );
  useNamed(found.map(({ id }) => id));
  useEffect(() => {
    if (!mayFind || phase !== "in sync") return;
    void client.directory.load().then((loaded) => setFailed(!loaded.ok));
  }, [client, mayFind, phase]);
  const { people } = chat;
  const invite = mayInvite && (
    <ButtonLink small icon="invite" href="/place/invites/new">{chat.rail.invite}</ButtonLink>
  );
  return (
    <ViewFrame
      icon="directory"
      title={chat.views.people}
      {...(everybody !== null && { about: `${everybody.length}` })}
      actions={invite}
    >
      {!mayFind ? <EmptyState>{people.notForYou}</EmptyState> : (
        <>
          <SearchField label={people.search} value={query} onInput={setQuery} />
          {everybody === null
            ? isFailed
              ? <EmptyState>{people.failed}</EmptyState>
              : <MessageSkeletons label={phase === "offline" ? people.offline : people.loading} />
            : found.length === 0
            ? <EmptyState action={invite}>{people.nobody(query)}</EmptyState>
            : (
              <ul aria-label={chat.views.people}>
                {found.map((person) => <PersonRow key={person.id} person={person} />)}
              </ul>
            )}
          {everybody !== null && found.length === MOST_SHOWN && everybody.length > MOST_SHOWN && (
            <p class="text-13 text-quiet">{people.more}</p>
          )}
        </>
      )}
    </ViewFrame>
  );
}

function PersonRow({ person: { id, name, displayName, role, status } }: { person: KnownPerson }) {
  const { me, clock } = useScreen();
  const presence = useClient((client) => client.presenceOf(id));
  const current = statusAt(status, clock.now());
  return (
    <li class="entry">
      <a class="entry-link" href={pathOfPerson(id)} aria-label={displayName} />
      <Face
        user={id}
        name={displayName}
        presence={presence}
        presenceLabel={words[presence]}
      />
      <div class="min-w-0 flex-1">
        <p class="entry-head">
          <b class="min-w-0 truncate">{id === me.id ? chat.rail.you(displayName) : displayName}</b>
          {role !== "member" && <Badge>{words.roles[role]}</Badge>}
        </p>
        <p class="text-13 text-quiet truncate">
          <bdi>{words.at(name)}</bdi>
          {current && (
            <>
              {" · "}
              {current.emoji} <bdi>{current.text}</bdi>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
