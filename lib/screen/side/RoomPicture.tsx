import { useState } from "preact/hooks";
import { Avatar } from "../../../components/Avatar.tsx";
import { Button } from "../../../components/Button.tsx";
import { bringSmall } from "../../browser/faces.ts";
import type { Room } from "../../client/mod.ts";
import type { FileId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { Cropping } from "../face/Cropping.tsx";
import { useScreen } from "../screen_context.ts";
import type { Deeds } from "./deeds.ts";

interface RoomPictureProps {
  room: Room;
  mayChange: boolean;
  deeds: Deeds;
}

/** What a room looks like, and where that is chosen by who may name it. */
export function RoomPicture({ room: { id, facts }, mayChange, deeds }: RoomPictureProps) {
  const { client } = useScreen();
  const [picked, setPicked] = useState<File | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { picture, name } = facts;
  const words = chat.details.picture;
  const hang = (file: FileId | null) => client.request("room.change", { room: id, picture: file });
  const bring = async (cut: Blob) => {
    setPicked(null);
    setBusy(true);
    const brought = await bringSmall(cut);
    await deeds.run(brought.ok ? hang(brought.value) : Promise.resolve(brought));
    setBusy(false);
  };
  if (picture === undefined && !mayChange) return null;
  return (
    <div class="flex items-center gap-12">
      {picture && <Avatar name={name} picture={picture} size={64} />}
      {mayChange && (
        <div class="grid gap-4">
          <Button small icon="edit" busy={isBusy} onClick={() => pickFile(setPicked)}>
            {picture === undefined ? words.choose : words.change}
          </Button>
          {picture && (
            <Button small kind="quiet" onClick={() => void deeds.run(hang(null))}>
              {words.remove}
            </Button>
          )}
        </div>
      )}
      {picked && (
        <Cropping
          file={picked}
          onCropped={(cut) => void bring(cut)}
          onClose={() => setPicked(null)}
        />
      )}
    </div>
  );
}

function pickFile(onPicked: (file: File | null) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/webp,image/jpeg,image/png";
  input.onchange = () => onPicked(input.files?.[0] ?? null);
  input.click();
}
