import { Button } from "../../../components/Button.tsx";
import { chat, common } from "../../words/mod.ts";
import { forgetTold } from "../notices/use_bell.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { Sheet } from "./Sheet.tsx";

/** Asked only where something would be lost: what was written and has not gone out. */
export function LogOutSheet({ onClose }: { onClose(): void }) {
  const { client, bell } = useScreen();
  const waiting = useClient(({ outbox }) => outbox.length);
  const { logOut } = chat;
  return (
    <Sheet title={logOut.title} onClose={onClose}>
      <form
        method="post"
        action="/logout"
        class="grid gap-24"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void Promise.all([dropAll(client), forgetTold(bell.value)]).then(() => form.submit());
        }}
      >
        <p>{logOut.unsent(waiting)}</p>
        <div class="flex flex-wrap justify-end gap-8">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="danger">{logOut.anyway}</Button>
        </div>
      </form>
    </Sheet>
  );
}

/** Whoever logs out leaves nothing behind on this device. */
async function dropAll(client: ReturnType<typeof useScreen>["client"]): Promise<void> {
  await Promise.all(client.outbox.map(async ({ id }) => {
    if (!await client.cancelQueued(id)) await client.dismissFailed(id);
  }));
}
