import { useEffect, useState } from "preact/hooks";
import { Button, ButtonLink } from "../../../components/Button.tsx";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { PersonCard } from "../../../components/PersonCard.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { Client } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { ErrorCode, Result, UserId } from "../../protocol/mod.ts";
import { chat, person as words } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { openDirect } from "../going/going_to.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { useDeeds } from "../side/deeds.ts";
import { Sheet } from "./Sheet.tsx";

/** Who somebody is, and what one can do about them, above whatever is open. */
export function PersonSheet({ user, onClose }: { user: UserId; onClose(): void }) {
  const { client, clock } = useScreen();
  const { card, refused } = useCard(client, user);
  // What has been told of them since
  const live = useClient(({ state }) => state.people.get(user));
  return (
    <Sheet title={chat.card.title} onClose={onClose}>
      {card !== null
        ? (
          <PersonCard
            {...card}
            person={live ?? card.person}
            isPlain
            now={clock.now()}
            here={Intl.DateTimeFormat().resolvedOptions().timeZone}
            actions={!card.person.gone && <Deeds user={user} onClose={onClose} />}
          />
        )
        : refused === null
        ? <MessageSkeletons label={chat.card.loading} />
        : (
          <p class="text-quiet" role="alert">
            {refused === "not_found" ? chat.card.nobody : chat.card.failed}
          </p>
        )}
    </Sheet>
  );
}

interface Looked {
  readonly card: Result<"person.card"> | null;
  readonly refused: ErrorCode | null;
}

function useCard(client: Client, user: UserId): Looked {
  const [looked, setLooked] = useState<Looked>({ card: null, refused: null });
  useEffect(() => {
    let isWanted = true;
    void client.request("person.card", { user }).then((found) => {
      if (!isWanted) return;
      setLooked(
        found.ok ? { card: found.value, refused: null } : { card: null, refused: found.code },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [client, user]);
  return looked;
}

function Deeds({ user, onClose }: { user: UserId; onClose(): void }) {
  const { client, me, panels, go } = useScreen();
  const isIgnored = useClient(({ state }) => state.ignored.has(user));
  const deeds = useDeeds();
  const actor = { place: me.role, room: null };
  if (user === me.id) {
    const sayStatus = () => {
      onClose();
      panels.sheet.value = "status";
    };
    return (
      <>
        <ButtonLink href="/account/profile">{chat.card.edit}</ButtonLink>
        <Button kind="quiet" onClick={sayStatus}>{chat.card.status}</Button>
      </>
    );
  }
  const write = async () => {
    const opened = openDirect(client, [user]);
    if (!await deeds.run(opened)) return;
    const outcome = await opened;
    onClose();
    if (outcome.ok) go(pathOf(outcome.value));
  };
  const ignore = () => deeds.run(client.request("person.ignore", { user, on: !isIgnored }));
  return (
    <>
      {can(actor, "direct.open") && (
        <Button
          kind="primary"
          icon="write"
          onClick={() => void write()}
        >
          {words.write}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void ignore()}>
        {isIgnored ? words.hear : words.ignore}
      </Button>
      {can(actor, "person.list") && (
        <ButtonLink kind="quiet" href={`/place/people/${user}`}>{chat.card.manage}</ButtonLink>
      )}
      <FormProblem>{deeds.problem}</FormProblem>
      {isIgnored && <p class="text-13 text-quiet max-w-prose">{words.ignoredNote}</p>}
    </>
  );
}
