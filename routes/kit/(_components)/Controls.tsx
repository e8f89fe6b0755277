import { Button, ButtonLink } from "../../../components/Button.tsx";
import { Checkbox, Switch } from "../../../components/fields/Choice.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import { kit } from "../../../lib/words/kit.ts";
import { sample } from "../../../lib/words/mod.ts";
import { Section } from "./Section.tsx";

export function Controls() {
  return (
    <>
      <Buttons />
      <Fields />
    </>
  );
}

function Buttons() {
  const words = kit.buttons;
  return (
    <Section id="buttons" heading={words.heading}>
      <div class="flex flex-wrap gap-8">
        <Button kind="primary">{words.primary}</Button>
        <Button icon="copy">{words.secondary}</Button>
        <Button kind="quiet">{words.quiet}</Button>
        <Button kind="danger" icon="delete">{words.danger}</Button>
      </div>
      <p class="text-13 text-quiet">{words.states}</p>
      <div class="flex flex-wrap items-center gap-8">
        <ButtonLink href="#buttons">{words.link}</ButtonLink>
        <Button kind="primary" busy>{words.busy}</Button>
        <Button kind="primary" disabled>{words.disabled}</Button>
        <Button small icon="add">{words.small}</Button>
        <Button small kind="quiet">{words.quiet}</Button>
      </div>
      <p class="text-13 text-quiet">{words.icons}</p>
      <div class="flex flex-wrap gap-4">
        <IconButton icon="react" label={sample.actions.react} />
        <IconButton icon="reply" label={sample.actions.reply} />
        <IconButton icon="more" label={sample.actions.more} />
        <IconButton icon="send" label={sample.composer.send} filled />
        <IconButton icon="send" label={sample.composer.send} filled disabled />
      </div>
    </Section>
  );
}

function Fields() {
  const words = kit.fields;
  return (
    <Section id="fields" heading={words.heading}>
      <div class="grid gap-24 md:grid-cols-2 max-w-4xl items-start">
        <TextField id="kit-name" label={words.name} hint={words.nameHint} autocomplete="off" />
        <TextField
          id="kit-taken"
          label={words.name}
          error={words.nameError}
          value="Ada"
          autocomplete="off"
        />
        <TextField id="kit-email" label={words.email} type="email" placeholder="ada@example.org" />
        <TextField
          id="kit-password"
          label={words.password}
          type="password"
          value="correct horse"
          autocomplete="off"
        />
        <TextField
          id="kit-address"
          label={words.address}
          hint={words.addressHint}
          value="https://chat.example.org"
          readonly
        />
        <Select id="kit-language" label={words.language} options={words.languages} value="de" />
        <div class="grid gap-8">
          <Checkbox id="kit-terms" label={words.terms} error={words.termsError} />
          <Checkbox id="kit-sound-check" label={words.sound} checked />
          <Checkbox id="kit-locked-check" label={words.locked} checked disabled />
        </div>
        <div class="grid gap-8">
          <Switch id="kit-history" label={words.history} hint={words.historyHint} checked />
          <Switch id="kit-sound" label={words.sound} />
          <Switch id="kit-locked" label={words.locked} disabled />
        </div>
      </div>
    </Section>
  );
}
