// What a photograph begins with: a server that keeps no place has to write all that follows anew.

import { exif, joined, jpeg, segment } from "../../files/samples.ts";

const END_BYTES = 2;

/** All bytes after it, as long as none is 0xff, are its picture. */
export const PHOTOGRAPH_HEAD = jpeg({
  segments: [segment(0xe1, joined("Exif\0\0", exif(6)))],
}).slice(0, -END_BYTES);
