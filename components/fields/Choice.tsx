import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { cls } from "../cls.ts";
import { fieldAria, FieldError, type FieldTexts } from "./Field.tsx";

type ChoiceProps = FieldTexts & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldTexts>;

/** Something to agree to or to pick; it counts when the form is sent. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} kind={cls("check")} />;
}

/** One of several, of which just one holds. */
export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" kind={cls("check radio")} />;
}

interface ChoicesProps {
  id: string;
  legend: string;
  error?: string | undefined;
  children: ComponentChildren;
}

/** Several of them that answer one question. */
export function Choices({ id, legend, error, children }: ChoicesProps) {
  return (
    <fieldset class="grid gap-12" aria-describedby={error && `${id}-error`}>
      <legend class="field-label pb-8">{legend}</legend>
      {children}
      {error !== undefined && <FieldError id={id}>{error}</FieldError>}
    </fieldset>
  );
}

/** Something that is on or off from the moment it is moved. */
export function Switch(props: ChoiceProps) {
  return <Choice {...props} role="switch" kind={cls("switch")} />;
}

function Choice({ id, label, hint, error, kind, ...rest }: ChoiceProps & { kind: string }) {
  return (
    <div class="choice">
      <input type="checkbox" {...rest} {...fieldAria({ id, hint, error })} class={kind} />
      <div>
        <label for={id}>{label}</label>
        {hint !== undefined && <p class="field-note" id={`${id}-hint`}>{hint}</p>}
        {error !== undefined && <FieldError id={id}>{error}</FieldError>}
      </div>
    </div>
  );
}
