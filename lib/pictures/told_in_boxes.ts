/**
 * Where HEIC, AVIF and films tell of a place. What is drawn is found by counting bytes from the
 * start, in tables that no two programs write alike: so nothing is cut out, and what tells is blank.
 */
import { Blanks } from "./blanks.ts";
import { type Box, boxesIn, latin } from "./boxes.ts";
import { entriesAt, type Extent, extentsIn, type Told, toldItem } from "./items.ts";
import type { Parts } from "./parts.ts";
import { type Bytes, type Peek, viewOf } from "./peek.ts";

/** Null where it tells nothing, or where nothing in it can be found. */
export async function blankBoxes(type: string, peek: Peek): Promise<Parts | null> {
  if (!KINDS.test(type)) return null;
  const looking = new Looking(peek);
  await looking.through({ inside: 0, end: peek.size }, 0);
  return looking.blanks().partsOf(peek.size);
}

const KINDS = /^(image\/(hei[cf]|avif)|(video|audio)\/(mp4|quicktime|x-m4[avbp]|3gpp2?)$)/;

/** That hold others. A film that hangs on a photograph is a box of it. */
const HOLDERS = new Set(["moov", "trak", "udta", "mpvd"]);
/** As cameras and telephones note where a film was made; XMP tells of more. */
const TELLERS = new Set(["\xa9xyz", "loci", "XMP_"]);
const XMP_ID = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
/** Of the names of what is noted, as in com.apple.quicktime.location.ISO6709. */
const OF_A_PLACE = /location|gps/i;

const MOST_DEEP = 6;
const MOST_BOXES = 65_536;
/** Lists of items and of names: a panorama of a thousand tiles has some 40 KB. */
const MOST_LIST_BYTES = 1024 * 1024;
/** Kind and language, before a value. */
const VALUE_HEAD_BYTES = 8;

interface Meta {
  readonly told: Map<number, Told>;
  extents: Extent[];
  idat: Box | null;
  /** Of those that tell of a place, the places in the list of names. */
  names: Set<number>;
  values: Box | null;
}

class Looking {
  readonly #blanks = new Blanks();
  readonly #drawn: Box[] = [];
  #items: Meta | null = null;
  #boxes = 0;

  constructor(private readonly peek: Peek) {}

  async through(within: Pick<Box, "inside" | "end">, depth: number): Promise<void> {
    for await (const box of this.#boxesIn(within)) {
      if (box.name === "mdat") this.#drawn.push(box);
      else if (box.name === "meta") await this.#inMeta(box, depth);
      else if (HOLDERS.has(box.name) && depth < MOST_DEEP) await this.through(box, depth + 1);
      else if (await this.#tells(box)) this.#blanks.addBox(box);
    }
  }

  /** Of items it is told at last, for only then is it known where pictures lie. */
  blanks(): Blanks {
    for (const extent of this.#items?.extents ?? []) this.#blankItem(this.#items!, extent);
    return this.#blanks;
  }

  async *#boxesIn(within: Pick<Box, "inside" | "end">): AsyncIterable<Box> {
    for await (const box of boxesIn(this.peek, within)) {
      // What was found before stays found: a long film in many pieces says at its beginning where it was made
      if (++this.#boxes > MOST_BOXES) return;
      yield box;
    }
  }

  async #tells({ name, inside, end }: Box): Promise<boolean> {
    if (name !== "uuid") return TELLERS.has(name);
    return end - inside >= XMP_ID.length && latin(await this.peek.at(inside, 16)) === XMP_ID;
  }

  async #inMeta({ inside, end }: Box, depth: number): Promise<void> {
    const meta: Meta = {
      ...{ told: new Map(), extents: [], idat: null, names: new Set(), values: null },
    };
    for await (const box of this.#boxesIn({ inside: await this.#afterVersion(inside), end })) {
      if (box.name === "idat") meta.idat = box;
      else if (box.name === "ilst") meta.values = box;
      else if (LISTS.has(box.name)) await this.#readList(meta, box);
    }
    if (meta.values !== null) await this.#inValues(meta.values, meta.names);
    // Bytes are counted from the start of the file: of one within another nobody knows from where
    if (depth === 0) this.#items ??= meta;
  }

  /** QuickTime's own has none. */
  async #afterVersion(inside: number): Promise<number> {
    return latin((await this.peek.at(inside + 4, 4)).slice()) === "hdlr" ? inside : inside + 4;
  }

  async #readList(meta: Meta, { name, inside, end }: Box): Promise<void> {
    if (end - inside > MOST_LIST_BYTES) return;
    const list = (await this.peek.at(inside, end - inside)).slice();
    if (list.length < LEAST_LIST_BYTES) return;
    if (name === "iloc") meta.extents = extentsIn(list);
    else if (name === "keys") await this.#readNames(meta, inside, end);
    else await this.#readItems(meta, inside + entriesAt(list), end);
  }

  async #readItems({ told }: Meta, inside: number, end: number): Promise<void> {
    for await (const entry of this.#boxesIn({ inside, end })) {
      const item = toldItem(await this.peek.at(entry.inside, entry.end - entry.inside));
      if (item !== null) told.set(item.item, item.told);
    }
  }

  /** They are counted from one on. */
  async #readNames({ names }: Meta, inside: number, end: number): Promise<void> {
    let place = 0;
    for await (const { inside: at, end: last } of this.#boxesIn({ inside: inside + 8, end })) {
      place++;
      if (OF_A_PLACE.test(latin(await this.peek.at(at, Math.min(last - at, 256))))) {
        names.add(place);
      }
    }
  }

  /** Each is named by its place in the list of names, or as in older films by four signs. */
  async #inValues(values: Box, names: ReadonlySet<number>): Promise<void> {
    for await (const value of this.#boxesIn(values)) {
      if (TELLERS.has(value.name)) this.#blanks.addBox(value);
      if (!names.has(placeIn(value.name))) continue;
      for await (const { name, inside, end } of this.#boxesIn(value)) {
        if (name === "data") this.#blanks.add(inside + VALUE_HEAD_BYTES, end);
      }
    }
  }

  /** Only where pictures lie: what is said to lie elsewhere could be anything. */
  #blankItem({ told, idat }: Meta, { item, from, start, length }: Extent): void {
    const kind = told.get(item);
    const within = from === "file" ? this.#drawn : idat === null ? [] : [idat];
    const at = from === "file" ? start : (idat?.inside ?? 0) + start;
    const isThere = within.some(({ inside, end }) => at >= inside && at + length <= end);
    if (kind === undefined || !isThere) return;
    this.#blanks.add(
      at,
      at + length,
      kind === "Exif" && length >= NO_EXIF.length ? NO_EXIF : undefined,
    );
  }
}

const LISTS = new Set(["iloc", "iinf", "keys"]);
const LEAST_LIST_BYTES = 8;

/** Tells nothing, and holds together. */
// deno-fmt-ignore
const NO_EXIF: Bytes = Uint8Array.of(
  0, 0, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0,
);

function placeIn(name: string): number {
  return viewOf(Uint8Array.from(name, (sign) => sign.charCodeAt(0))).getUint32(0);
}
