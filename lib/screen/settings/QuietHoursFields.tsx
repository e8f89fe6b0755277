import { Switch } from "../../../components/fields/Choice.tsx";
import { TextField } from "../../../components/fields/TextField.tsx";
import type { QuietHours, Settings } from "../../protocol/mod.ts";
import { notified } from "../../words/mod.ts";

interface QuietHoursFieldsProps {
  hours: QuietHours | null;
  onChange(changes: Partial<Settings>): void;
}

const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

export function QuietHoursFields({ hours, onChange }: QuietHoursFieldsProps) {
  const words = notified.page;
  const set = (part: Partial<QuietHours>) =>
    onChange({ quietHours: { ...(hours ?? NIGHT), ...part } });
  return (
    <div class="grid gap-12">
      <Switch
        id="quiet-hours"
        label={words.quietHours}
        hint={words.quietHoursHint}
        checked={hours !== null}
        onChange={({ currentTarget }) =>
          onChange({ quietHours: currentTarget.checked ? NIGHT : null })}
      />
      {hours !== null && (
        <div class="flex gap-12">
          {(["from", "to"] as const).map((end) => (
            <TextField
              key={end}
              id={`quiet-${end}`}
              type="time"
              required
              label={words[end]}
              value={asTime(hours[end])}
              onChange={({ currentTarget }) => {
                const minute = asMinute(currentTarget.value);
                if (minute !== null) set({ [end]: minute });
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** As the field writes it: "07:30". */
export function asTime(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${hours}`.padStart(2, "0") + ":" + `${minutes}`.padStart(2, "0");
}

/** Null while it is not filled in. */
export function asMinute(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
