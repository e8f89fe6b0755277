import { Switch } from "../../../components/fields/Choice.tsx";
import { AUTO, saidAt } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { Ignored } from "./Ignored.tsx";
import type { Saving } from "./saving.ts";

/** What others learn of one. */
export function Privacy({ settings, change, run }: Saving) {
  const { client, clock } = useScreen();
  const said = useClient(({ state }) => state.said);
  const { receipts, hidden } = chat.settings;
  return (
    <>
      <Switch
        id="receipts"
        label={receipts.label}
        hint={receipts.hint}
        checked={settings.receipts}
        onChange={({ currentTarget }) => change({ receipts: currentTarget.checked })}
      />
      <Switch
        id="hidden"
        label={hidden.label}
        hint={hidden.hint}
        checked={saidAt(said, clock.now()).as === "hidden"}
        onChange={({ currentTarget: { checked } }) =>
          run(client.sayPresence(checked ? { as: "hidden", until: null } : AUTO))}
      />
      <Ignored run={run} />
    </>
  );
}
