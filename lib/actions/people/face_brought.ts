/** A picture of oneself as a form brings it: whole at once, and shown from then on. */
import type { Signed } from "../../auth/mod.ts";
import type { Bytes } from "../../files/mod.ts";
import type { FileId, Refusal } from "../../protocol/mod.ts";
import { personOf } from "../../store/mod.ts";
import { MOST_FACE_BYTES } from "./faces.ts";
import type { FileGround } from "../files/file_keeping.ts";
import type { Ground } from "../ground.ts";
import { changeProfile } from "./profile.ts";
import type { UploadTrouble } from "../files/upload_state.ts";
import { beginUpload, takeBytes } from "../files/uploads.ts";

export type FaceProblem = "unfit" | "too_large" | "too_many" | "no_room" | "other";

type Shown = { readonly ok: true } | { readonly ok: false; readonly problem: FaceProblem };

export async function faceOf({ store }: Ground, { user }: Signed): Promise<FileId | undefined> {
  return (await personOf(store, user))?.picture;
}

export async function bringFace(ground: FileGround, me: Signed, bytes: Bytes): Promise<Shown> {
  if (bytes.length === 0) return { ok: false, problem: "unfit" };
  if (bytes.length > MOST_FACE_BYTES) return { ok: false, problem: "too_large" };
  const begun = await beginUpload(ground, me, { name: "picture", bytes: bytes.length });
  if (!begun.ok) return { ok: false, problem: problemOf(begun) };
  const { id } = begun.value;
  const stream = ReadableStream.from([bytes]);
  const taken = await takeBytes(ground, me, id, { offset: 0, stream });
  if (!taken.ok) return { ok: false, problem: problemOf(taken) };
  const shown = await changeProfile(ground, me.user, { picture: id });
  return shown.ok ? shown : { ok: false, problem: problemOf(shown) };
}

/** Nobody looks like them then but their initials. */
export async function dropFace(ground: Ground, { user }: Signed): Promise<Shown> {
  const dropped = await changeProfile(ground, user, { picture: null });
  return dropped.ok ? dropped : { ok: false, problem: problemOf(dropped) };
}

const OF_UPLOADS: readonly string[] = ["too_large", "too_many", "no_room"] satisfies FaceProblem[];

function problemOf(refused: Refusal | UploadTrouble): FaceProblem {
  if (!("trouble" in refused)) return refused.code === "bad_command" ? "unfit" : "other";
  return OF_UPLOADS.includes(refused.trouble) ? refused.trouble as FaceProblem : "other";
}
