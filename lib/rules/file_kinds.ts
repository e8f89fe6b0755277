/** What of a file one has where it stands: it is seen, it is played, or it is there to be saved. */
export type FileKind = "picture" | "media" | "document";

/** No others are ever shown: something could run in them. */
const PICTURE = /^image\/(jpeg|png|gif|webp)$/;
const PLAYED = /^(video\/(mp4|webm)|audio\/(mpeg|mp4|ogg|wav|flac))$/;

/** Larger pictures are saved, and opened by programs that ask before they fill the memory. */
export const MOST_PIXELS = 64_000_000;

interface FileFacts {
  readonly type: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/**
 * By a type that was found in its content. A picture whose size nobody could read is none, and one
 * that is too large to be drawn is none either: browsers draw whatever an `img` names, also what
 * they are told to save.
 */
export function kindOfFile({ type, width, height }: FileFacts): FileKind {
  if (PICTURE.test(type)) {
    return width && height && width * height <= MOST_PIXELS ? "picture" : "document";
  }
  return PLAYED.test(type) ? "media" : "document";
}
