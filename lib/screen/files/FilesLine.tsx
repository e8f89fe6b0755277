import { Icon } from "../../../components/Icon.tsx";
import type { FileRef } from "../../protocol/mod.ts";
import { summaryOf } from "./summary.ts";

/** What hangs on a message, in a line below its words. */
export function FilesLine({ files }: { files: readonly FileRef[] }) {
  return (
    <p class="entry-files">
      <Icon name="attach" />
      <bdi class="truncate">{summaryOf(files)}</bdi>
    </p>
  );
}
