import type { ComponentChildren } from "preact";
import { Avatar } from "../../../../../components/Avatar.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { Field, fieldAria } from "../../../../../components/fields/Field.tsx";
import FaceChoice from "../../../../../islands/FaceChoice.tsx";
import { FACE_TYPES, type FaceProblem } from "../../../../../lib/actions/mod.ts";
import { account } from "../../../../../lib/words/mod.ts";

interface PictureFormProps {
  readonly name: string;
  /** The one that there is. */
  readonly picture: string | undefined;
  readonly problem?: FaceProblem;
  /** Beside it. */
  readonly children?: ComponentChildren;
}

/** What one looks like. Cut to fit where scripts run, else shown from its middle. */
export function PictureForm({ name, picture, problem, children }: PictureFormProps) {
  const words = account.picture;
  const aria = { id: "picture", hint: words.hint, error: problem && words.problems[problem] };
  return (
    <div class="grid gap-16">
      <div class="flex items-center gap-16">
        <Avatar name={name} picture={picture} size={64} />
        {children}
      </div>
      <div class="door grid gap-12">
        <form
          method="post"
          action="/account/picture"
          encType="multipart/form-data"
          class="grid gap-12"
        >
          <Field {...aria} label={words.label}>
            <input
              type="file"
              name="picture"
              accept={FACE_TYPES.join()}
              class="input"
              required
              {...fieldAria(aria)}
            />
          </Field>
          <FaceChoice field="picture" submit={words.submit} />
        </form>
        {picture !== undefined && (
          <form method="post" action="/account/picture">
            <Button type="submit" small name="remove" value="yes">{words.remove}</Button>
          </form>
        )}
      </div>
    </div>
  );
}
