import type { TextareaHTMLAttributes } from "preact";
import { Field, fieldAria, type FieldTexts } from "./Field.tsx";

type TextAreaProps =
  & FieldTexts
  & { value: string }
  & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldTexts | "value">;

/** For more than a line. */
export function TextArea({ id, label, hint, error, value, ...rest }: TextAreaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...fieldAria({ id, hint, error })} class="input" value={value} />
    </Field>
  );
}
