import { HttpError, page } from "fresh";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import {
  bringFace,
  dropFace,
  faceOf,
  type FaceProblem,
  MOST_FACE_BYTES,
} from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { pictureUploadOf } from "../../../../lib/web/picture_upload.ts";
import { account } from "../../../../lib/words/mod.ts";
import { PictureForm } from "./(_components)/PictureForm.tsx";

interface Shown {
  picture: string | undefined;
  problem: FaceProblem;
}

/** Where one's picture goes; shown by itself only when it will not do. */
export const handler = define.handlers({
  GET(ctx) {
    return ctx.redirect("/account", 303);
  },
  async POST(ctx) {
    const { chat, doorway, visitor } = ctx.state;
    const upload = await pictureUploadOf(ctx.req, ctx.url, MOST_FACE_BYTES).catch(tooLarge);
    const done = upload === null
      ? { ok: false, problem: "too_large" } as const
      : upload.field("remove") === ""
      ? await bringFace(chat.files, visitor!, upload.picture)
      : await dropFace(doorway, visitor!);
    if (done.ok) return ctx.redirect("/account?done=profile", 303);
    const picture = await faceOf(doorway, visitor!);
    const status = done.problem === "too_large" ? 413 : 422;
    return page<Shown>({ picture, problem: done.problem }, { status });
  },
});

/** Told beside the field: a page of nothing but an error would lose the form. */
function tooLarge(error: unknown): null {
  if (error instanceof HttpError && error.status === 413) return null;
  throw error;
}

export default define.page<typeof handler>(function PictureAgain({ data, state }) {
  return (
    <>
      <PageTitle place={state.placeName} title={account.picture.heading} />
      <PictureForm {...data} name={state.me!.displayName} />
    </>
  );
});
