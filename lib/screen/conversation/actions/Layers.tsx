import type { RefObject } from "preact";
import type { RoomId } from "../../../protocol/mod.ts";
import { useClient, useScreen } from "../../screen_context.ts";
import { useActing, useHands } from "./acting_context.ts";
import { CopyField } from "./layers/CopyField.tsx";
import { DeleteQuestion } from "./layers/DeleteQuestion.tsx";
import { EditHistory } from "./layers/EditHistory.tsx";
import { ForwardSheet } from "./layers/ForwardSheet.tsx";
import { MessageMenu } from "./layers/MessageMenu.tsx";
import { ReactionPicker } from "./layers/ReactionPicker.tsx";
import type { RowWalker } from "./row_walker.ts";
import { isSameSubject, subjectIn } from "./subject.ts";

interface LayersProps {
  room: RoomId;
  rows: RefObject<RowWalker>;
}

/** What lies above the conversation while something is done with a message. */
export function Layers({ room, rows }: LayersProps) {
  const { me } = useScreen();
  const acting = useActing();
  const handsAt = useHands();
  const layer = acting.layer.value;
  const id = layer !== null && "message" in layer ? layer.message : null;
  const subject = useClient(
    (client) => id === null ? null : subjectIn(client, room, id, me),
    isSameSubject,
  );
  if (layer === null) return null;
  const close = () => {
    if (acting.layer.value === layer) acting.layer.value = null;
  };
  if (layer.is === "copy") return <CopyField text={layer.text} onClose={close} />;
  if (subject === null) return null;
  const props = { subject, onClose: close };
  switch (layer.is) {
    case "menu":
      return <MessageMenu {...props} key={id} at={layer.at} hands={handsAt(layer.at)} />;
    case "emoji":
      return <ReactionPicker {...props} at={layer.at} />;
    case "delete":
      return <DeleteQuestion {...props} rows={rows.current} />;
    case "forward":
      return <ForwardSheet {...props} />;
    case "history":
      return <EditHistory {...props} />;
  }
}
