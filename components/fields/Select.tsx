import type { SelectHTMLAttributes } from "preact";
import { Field, fieldAria, type FieldTexts } from "./Field.tsx";
import { Icon } from "../Icon.tsx";

interface Option {
  value: string;
  label: string;
}

type SelectProps =
  & FieldTexts
  & { options: readonly Option[]; value?: string }
  & Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldTexts | "value">;

/** The system's own list, in our clothes. */
export function Select({ id, label, hint, error, options, value, ...rest }: SelectProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <span class="relative block">
        <select {...rest} {...fieldAria({ id, hint, error })} class="input select">
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="expand" class="select-mark" />
      </span>
    </Field>
  );
}
