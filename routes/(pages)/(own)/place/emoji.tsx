import { HttpError, page } from "fresh";
import { Button } from "../../../../components/Button.tsx";
import { EmptyState } from "../../../../components/EmptyState.tsx";
import { Field, fieldAria } from "../../../../components/fields/Field.tsx";
import { Moment } from "../../../../components/Moment.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { TextField } from "../../../../components/fields/TextField.tsx";
import {
  addEmoji,
  type EmojiProblem,
  listMadeEmoji,
  type MadeEmoji,
  removeEmoji,
} from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { can } from "../../../../lib/policy/mod.ts";
import { LIMITS, type Role } from "../../../../lib/protocol/mod.ts";
import { pictureUploadOf } from "../../../../lib/web/picture_upload.ts";
import { refusal } from "../../../../lib/web/refusal.ts";
import { person, place as words } from "../../../../lib/words/mod.ts";

interface Shown {
  emoji: readonly MadeEmoji[];
  now: number;
  zone: string;
  /** As it was typed. */
  name: string;
  problems: readonly EmojiProblem[];
}

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, me } = ctx.state;
    refuseOthers(me!);
    return page<Shown>(await shownBy(doorway, "", []));
  },
  async POST(ctx) {
    const { doorway, visitor, me } = ctx.state;
    refuseOthers(me!);
    const upload = await pictureUploadOf(ctx.req, ctx.url, LIMITS.emojiBytes).catch(tooLarge);
    if (upload === null) {
      return page<Shown>(await shownBy(doorway, "", [TOO_LARGE]), { status: 413 });
    }
    const { field, picture } = upload;
    if (field("remove") !== "") {
      const removed = await removeEmoji(doorway, visitor!, field("remove"));
      if (!removed.ok) throw refusal(removed);
      return ctx.redirect("/place/emoji?done=emojiGone", 303);
    }
    const name = field("name");
    const added = await addEmoji(doorway, visitor!, { name, picture });
    if (added.ok) return ctx.redirect("/place/emoji?done=emoji", 303);
    if (!("problems" in added)) throw refusal(added);
    return page<Shown>(await shownBy(doorway, name, added.problems), { status: 422 });
  },
});

/** Whoever may not add any is not shown the form either, whatever they send. */
function refuseOthers({ role }: { readonly role: Role }): void {
  if (!can({ place: role, room: null }, "emoji.manage")) throw new HttpError(403);
}

const TOO_LARGE: EmojiProblem = { field: "picture", problem: "too_large" };

/** Told beside the field: a page of nothing but an error would lose the form. */
function tooLarge(error: unknown): null {
  if (error instanceof HttpError && error.status === 413) return null;
  throw error;
}

async function shownBy(
  doorway: Parameters<typeof listMadeEmoji>[0],
  name: string,
  problems: Shown["problems"],
): Promise<Shown> {
  const emoji = await listMadeEmoji(doorway);
  return { emoji, now: doorway.now(), zone: "UTC", name, problems };
}

export default define.page<typeof handler>(function PlaceEmoji({ data, state }) {
  const { title, lead, name, nameHint, picture, pictureHint, add, none } = words.emoji;
  const { emoji, problems, now, zone } = data;
  const nameError = wordsFor(problems, "name");
  const aria = { id: "picture", hint: pictureHint, error: wordsFor(problems, "picture") };
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={lead} />
      <form method="post" encType="multipart/form-data" class="door grid gap-24">
        <TextField
          id="name"
          name="name"
          label={name}
          hint={nameHint}
          error={nameError}
          value={data.name}
          maxLength={LIMITS.emojiChars - 2}
          autocomplete="off"
          autocapitalize="none"
          required
        />
        <Field {...aria} label={picture}>
          <input
            type="file"
            name="picture"
            accept="image/png,image/gif,image/webp"
            class="input"
            required
            {...fieldAria(aria)}
          />
        </Field>
        <div>
          <Button type="submit" kind="primary">{add}</Button>
        </div>
      </form>
      {emoji.length === 0 ? <EmptyState>{none}</EmptyState> : (
        <ul class="grid gap-24">
          {emoji.map((one) => <Emoji key={one.id} {...one} now={now} zone={zone} />)}
        </ul>
      )}
    </>
  );
});

function wordsFor(
  problems: readonly EmojiProblem[],
  field: EmojiProblem["field"],
): string | undefined {
  const found = problems.find((problem) => problem.field === field);
  const said: Record<string, string> = words.emoji.problems[field];
  return found && said[found.problem];
}

function Emoji({ id, name, maker, at, ...reader }: MadeEmoji & Pick<Shown, "now" | "zone">) {
  const { madeBy, remove, removeNamed } = words.emoji;
  const { now, zone } = reader;
  return (
    <li class="flex items-center justify-between gap-16">
      <div class="flex items-center gap-12 min-w-0">
        <img class="emoji-picture" src={`/emoji/${id}`} alt="" width="32" height="32" />
        <div class="grid gap-2 min-w-0">
          <span class="truncate">{`:${name}:`}</span>
          <span class="text-13 text-quiet">
            {madeBy(maker || person.former)}
            <Moment at={at} now={now} zone={zone} />
          </span>
        </div>
      </div>
      <form method="post">
        <Button type="submit" small name="remove" value={name} aria-label={removeNamed(name)}>
          {remove}
        </Button>
      </form>
    </li>
  );
}
