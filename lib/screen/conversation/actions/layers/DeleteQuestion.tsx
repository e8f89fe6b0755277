import { Button } from "../../../../../components/Button.tsx";
import { chat } from "../../../../words/mod.ts";
import { FilesLine } from "../../../files/FilesLine.tsx";
import { nameOf } from "../../../names.ts";
import { Sheet } from "../../../sheet/Sheet.tsx";
import { useClient, useScreen } from "../../../screen_context.ts";
import type { RowWalker } from "../row_walker.ts";
import { isOwn, type Subject } from "../subject.ts";

interface DeleteQuestionProps {
  subject: Subject;
  rows: RowWalker | null;
  onClose(): void;
}

/** Says what will be gone, and for whom. */
export function DeleteQuestion({ subject, rows, onClose }: DeleteQuestionProps) {
  const { client } = useScreen();
  const { message, room } = subject;
  const { body, files } = message;
  const name = useClient(({ state }) => nameOf(state, message.from));
  const remove = () => {
    // The row goes away, and the focus with it
    rows?.leave(message.id);
    onClose();
    void client.remove(room.id, message.id);
  };
  return (
    <Sheet
      title={isOwn(subject) ? chat.acts.deleteOwn : chat.acts.deleteOf(name)}
      onClose={onClose}
    >
      <div class="grid gap-12">
        <div class="asked-about">
          {body !== "" && <p>{body}</p>}
          {files !== undefined && <FilesLine files={files} />}
        </div>
        <p class="text-quiet">
          {message.replies === undefined ? chat.acts.deleteForAll : chat.acts.deleteInThread}
        </p>
        <div class="flex flex-wrap justify-end gap-8 mt-8">
          <Button kind="secondary" onClick={onClose}>{chat.acts.keep}</Button>
          <Button kind="danger" autofocus onClick={remove}>{chat.acts.labels.delete}</Button>
        </div>
      </div>
    </Sheet>
  );
}
