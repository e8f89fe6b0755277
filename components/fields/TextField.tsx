import type { InputHTMLAttributes } from "preact";
import { Field, fieldAria, type FieldTexts } from "./Field.tsx";

type TextFieldProps = FieldTexts & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldTexts>;

export function TextField({ id, label, hint, error, ...rest }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input type="text" {...rest} {...fieldAria({ id, hint, error })} class="input" />
    </Field>
  );
}
