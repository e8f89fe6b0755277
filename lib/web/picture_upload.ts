// A picture that somebody brings, and what it is to be called: from a form, or as the body itself.

import { bodyOf, formOf, MOST_BODY_MS, textsIn } from "./body.ts";

/** What a form has besides the picture. */
const MOST_FORM_BYTES = 4_096;

export interface PictureUpload {
  readonly field: (name: string) => string;
  /** Empty where there is none. */
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** Throws 413 for what is larger than a form with such a picture would be. */
export async function pictureUploadOf(
  req: Request,
  url: URL,
  mostBytes: number,
): Promise<PictureUpload> {
  const most = mostBytes + MOST_FORM_BYTES;
  if (/^image\//.test(req.headers.get("content-type") ?? "")) {
    const picture = await bodyOf(req, MOST_BODY_MS, most);
    return { field: (name) => url.searchParams.get(name) ?? "", picture };
  }
  const form = await formOf(req, most);
  const picture = form.get("picture");
  return {
    field: textsIn(form),
    picture: picture instanceof File
      ? new Uint8Array(await picture.arrayBuffer())
      : new Uint8Array(),
  };
}
