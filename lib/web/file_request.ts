// Somebody asks for a file. Whoever may not have it hears the same as if there were none.

import { HttpError } from "fresh";
import type { Signed } from "../auth/mod.ts";
import { type Answered, fileAnswer } from "./file_answer.ts";
import { visitorOf } from "./visitor.ts";

export async function answerWithFile(
  ctx: Parameters<typeof visitorOf>[0],
  open: (me: Signed) => Promise<Answered | null>,
): Promise<Response> {
  const me = await visitorOf(ctx);
  if (me === null) throw new HttpError(401);
  if (me.scopes?.includes("read") === false) throw new HttpError(403);
  const file = await open(me);
  if (file === null) throw new HttpError(404);
  return await fileAnswer(ctx.req, file);
}
