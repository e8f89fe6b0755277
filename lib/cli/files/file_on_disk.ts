// A file where it lies. Nothing of it is in memory but the part that is being read.

/** Who read on would mix the bytes of two files. */
export class FileChanged extends Error {
  constructor(path: string) {
    super(`${path} is not what it was`);
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export class FileOnDisk extends Blob {
  constructor(
    readonly path: string,
    readonly writtenAt: number,
    /** How long all of it is. */
    private readonly whole: number,
    private readonly stretch: Stretch = { start: 0, end: whole },
  ) {
    super();
  }

  static at(path: string, { size, mtime }: Deno.FileInfo): FileOnDisk {
    return new FileOnDisk(path, mtime?.getTime() ?? 0, size);
  }

  /** Null where it is gone, or another by now. */
  static async asItWas(
    path: string,
    was: { readonly size: number; readonly writtenAt: number },
  ): Promise<FileOnDisk | null> {
    try {
      const is = FileOnDisk.at(path, await Deno.stat(path));
      return is.size === was.size && is.writtenAt === was.writtenAt ? is : null;
    } catch {
      return null;
    }
  }

  override get size(): number {
    return this.stretch.end - this.stretch.start;
  }

  override slice(from = 0, to = this.size): FileOnDisk {
    const { start, end } = this.stretch;
    const stretch = { start: start + from, end: Math.min(end, start + to) };
    return new FileOnDisk(this.path, this.writtenAt, this.whole, stretch);
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }

  /** As they were when the file was chosen; throws `FileChanged` if they are not. */
  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    using file = await Deno.open(this.path);
    const bytes = new Uint8Array(this.size);
    await file.seek(this.stretch.start, Deno.SeekMode.Start);
    let read = 0;
    while (read < bytes.length) {
      const more = await file.read(bytes.subarray(read));
      if (more === null) break;
      read += more;
    }
    const { size, mtime } = await file.stat();
    const isSame = size === this.whole && (mtime?.getTime() ?? 0) === this.writtenAt;
    if (!isSame || read < bytes.length) throw new FileChanged(this.path);
    return bytes;
  }
}
