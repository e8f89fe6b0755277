import type { ComponentChildren } from "preact";
import { Icon } from "../../../components/Icon.tsx";
import type { IconName } from "../../../components/icons.ts";
import type { FileRef } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useLater } from "../lazily.ts";
import { fileHref } from "./addresses.ts";

interface FileCardProps {
  file: FileRef;
  /** What is seen of it, below. */
  children?: ComponentChildren;
}

/** A file by its name, whole, and how large it is; a click saves it. */
export function FileCard({ file, children }: FileCardProps) {
  const later = useLater();
  return (
    <div class="file-card">
      <a class="file-link" href={fileHref(file)} download={file.name}>
        <Icon name={iconOf(file)} />
        <span class="min-w-0">
          <span class="file-name">
            <bdi>{file.name}</bdi>
          </span>
          {/* Its line is there before it is */}
          <span class="text-13 text-quiet">{later?.sizeText(file.bytes) ?? "\u00a0"}</span>
        </span>
        <span class="file-save">
          <Icon name="download" />
          <span class="sr-only">{chat.attached.save}</span>
        </span>
      </a>
      {children}
    </div>
  );
}

export function iconOf({ type }: Pick<FileRef, "type">): IconName {
  if (type.startsWith("video/")) return "film";
  if (type.startsWith("audio/")) return "sound";
  if (/zip|tar|rar/.test(type)) return "archive";
  return /^text|pdf|word/.test(type) ? "paper" : "file";
}
