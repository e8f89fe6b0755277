import { type Problem, wordsFor } from "../../../../../components/fields/AccountFields.tsx";
import { Button } from "../../../../../components/Button.tsx";
import { Select } from "../../../../../components/fields/Select.tsx";
import { TextArea } from "../../../../../components/fields/TextArea.tsx";
import { TextField } from "../../../../../components/fields/TextField.tsx";
import type { TypedProfile } from "../../../../../lib/actions/mod.ts";
import { account } from "../../../../../lib/words/mod.ts";

/** As the form has it. */
export type ProfileTyped = Omit<TypedProfile, "minutes"> & { readonly minutes: string };

interface ProfileFormProps extends ProfileTyped {
  readonly problems: readonly Problem[];
}

const words = account.profile;

/** What others see on one's card. */
export function ProfileForm({ problems, ...typed }: ProfileFormProps) {
  const field = (name: keyof ProfileTyped) => ({
    ...{ id: name, name, value: typed[name], error: wordsFor(problems, name) },
  });
  return (
    <form method="post" action="/account/profile" class="door grid gap-16">
      <TextField
        {...field("displayName")}
        label={words.displayName}
        hint={words.displayNameHint}
        maxLength={60}
        autocomplete="name"
      />
      <TextField {...field("pronouns")} label={words.pronouns} maxLength={30} />
      <div class="grid gap-16 grid-cols-[5rem_minmax(0,1fr)]">
        <TextField {...field("emoji")} label={words.emoji} maxLength={32} autocomplete="off" />
        <TextField {...field("status")} label={words.status} maxLength={100} autocomplete="off" />
      </div>
      <Select
        id="minutes"
        name="minutes"
        label={words.howLong}
        options={typed.minutes === "keep" ? [words.keep, ...words.minutes] : words.minutes}
        value={typed.minutes}
      />
      <TextField
        {...field("zone")}
        label={words.zone}
        hint={words.zoneHint}
        autocomplete="off"
        list="zones"
      />
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => <option key={zone} value={zone} />)}
      </datalist>
      <TextArea {...field("bio")} label={words.bio} hint={words.bioHint} maxLength={500} rows={4} />
      <div>
        <Button type="submit" kind="primary">{words.submit}</Button>
      </div>
    </form>
  );
}
