import { account, door } from "../../lib/words/mod.ts";
import { TextField } from "./TextField.tsx";

interface PasswordFieldProps {
  label: string;
  error: string | undefined;
}

/** One that is chosen now. */
export function NewPassword({ label, error }: PasswordFieldProps) {
  return (
    <TextField
      id="password"
      name="password"
      type="password"
      label={label}
      hint={door.passwordHint}
      error={error}
      autocomplete="new-password"
      required
    />
  );
}

/** The one that one has, once more: a device that was left open is not enough. */
export function CurrentPassword(
  { id = "current", error }: Pick<PasswordFieldProps, "error"> & { id?: string | undefined },
) {
  return (
    <TextField
      id={id}
      name="current"
      type="password"
      label={account.current}
      hint={account.currentHint}
      error={error}
      autocomplete="current-password"
      required
    />
  );
}
