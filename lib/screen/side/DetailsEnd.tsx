import { Button } from "../../../components/Button.tsx";
import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import type { Deeds } from "./deeds.ts";

/** Out of it, or an end to it. What can't be had back by oneself is asked before. */
export function DetailsEnd({ room, deeds }: { room: Room; deeds: Deeds }) {
  const { client, me, panels, go } = useScreen();
  const { facts, id, role, members } = room;
  const { name, archived, kind } = facts;
  const actor = { place: me.role, room: role };
  const words = chat.details.end;
  const close = () => panels.side.value = null;
  const leave = async () => {
    if (!await deeds.run(client.request("room.leave", { room: id }))) return;
    close();
    go("/r");
  };
  const archive = (on: boolean) => deeds.run(client.request("room.archive", { room: id, on }));
  if (kind === "direct") {
    return (
      <div>
        <Button
          small
          icon="hide"
          onClick={() => {
            void client.own.preferRoom(id, { hiddenAt: room.tally.count });
            close();
            go("/r");
          }}
        >
          {chat.rail.itemMenu.hide}
        </Button>
      </div>
    );
  }
  const mayLeave = can(actor, "room.leave", { ...facts, isAlone: members <= 1 });
  return (
    <section class="grid gap-8 justify-items-start" aria-label={words.title}>
      <h3 class="text-13 font-semibold text-quiet">{words.title}</h3>
      {can(actor, "room.archive", facts) && (
        <Button
          small
          icon="archive"
          onClick={() => {
            if (archived) return void archive(false);
            panels.question.value = {
              title: words.archiveTitle(name),
              text: words.archiveText,
              confirm: words.archive,
              isUndoable: true,
              run: () => void archive(true),
            };
          }}
        >
          {archived ? words.reopen : words.archive}
        </Button>
      )}
      {mayLeave
        ? (
          <Button
            small
            icon="leave"
            onClick={() => {
              if (kind === "public") return void leave();
              panels.question.value = {
                title: words.leaveTitle(name),
                text: words.leaveText,
                confirm: chat.rail.itemMenu.leave,
                run: () => void leave(),
              };
            }}
          >
            {chat.rail.itemMenu.leave}
          </Button>
        )
        : <p class="text-13 text-quiet">{words.ownerStays}</p>}
    </section>
  );
}
