import type { ComponentChildren } from "preact";
import { Icon } from "../Icon.tsx";

export interface FieldTexts {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A label above, its control, and beside it the hint and what is wrong. */
export function Field({ id, label, hint, error, children }: FieldTexts & {
  children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label class="field-label" for={id}>{label}</label>
      {children}
      {hint !== undefined && <p class="field-note" id={`${id}-hint`}>{hint}</p>}
      {error !== undefined && <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}

/** What ties a control to its hint and error for screen readers. */
export function fieldAria({ id, hint, error }: Pick<FieldTexts, "id" | "hint" | "error">) {
  const notes = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  const describedBy = notes.filter(Boolean).join(" ");
  return {
    id,
    "aria-describedby": describedBy === "" ? undefined : describedBy,
    "aria-invalid": error === undefined ? undefined : "true" as const,
  };
}
