import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { Switch } from "../../../components/fields/Choice.tsx";
import { Select } from "../../../components/fields/Select.tsx";
import { askPermission, permission } from "../../browser/notice_board.ts";
import type { Settings } from "../../protocol/mod.ts";
import { notified } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { Keywords } from "./Keywords.tsx";
import { QuietHoursFields } from "./QuietHoursFields.tsx";
import { RoomLevels } from "./RoomLevels.tsx";
import type { Saving } from "./saving.ts";
import { WhyTold } from "./WhyTold.tsx";

const VOLUMES = [0, 25, 60, 100] as const;
const LEVELS: readonly Settings["level"][] = ["all", "mentions", "nothing"];

/** What is told aloud, how, and why something was told or was not. */
export function Notices({ settings, change, run }: Saving) {
  const { bell } = useScreen();
  const words = notified.page;
  return (
    <>
      <OnThisDevice isWanted={settings.desktop} onChange={change} />
      <Select
        id="level"
        label={words.level}
        hint={words.levelHint}
        options={LEVELS.map((value) => ({ value, label: words.levels[value] }))}
        value={settings.level}
        onChange={({ currentTarget }) =>
          change({ level: currentTarget.value as Settings["level"] })}
      />
      <Keywords words={settings.keywords} onChange={(keywords) => change({ keywords })} />
      <div class="flex items-end gap-8">
        <div class="flex-1">
          <Select
            id="volume"
            label={words.sound}
            options={VOLUMES.map((value) => ({ value: `${value}`, label: words.volumes[value] }))}
            value={`${nearest(settings.volume)}`}
            onChange={({ currentTarget }) => change({ volume: Number(currentTarget.value) })}
          />
        </div>
        <Button icon="bell" onClick={() => bell.value?.tryOut(settings.volume)}>
          {words.listen}
        </Button>
      </div>
      <QuietHoursFields hours={settings.quietHours} onChange={change} />
      <RoomLevels run={run} />
      <WhyTold />
    </>
  );
}

/** A browser asks once: so it is asked when somebody has said by a button that they want it. */
function OnThisDevice({ isWanted, onChange }: {
  isWanted: boolean;
  onChange(changes: Partial<Settings>): void;
}) {
  const [allowed, setAllowed] = useState(permission);
  const words = notified.page;
  const ask = async () => {
    const answer = await askPermission();
    setAllowed(answer);
    if (answer === "granted") onChange({ desktop: true });
  };
  if (allowed === "impossible") return <p class="text-quiet">{words.impossible}</p>;
  if (allowed === "denied") return <p class="text-quiet">{words.denied}</p>;
  if (allowed === "default") {
    return (
      <div class="grid gap-8 justify-items-start">
        <p>{words.lead}</p>
        <Button kind="primary" icon="bell" onClick={() => void ask()}>{words.ask}</Button>
      </div>
    );
  }
  return (
    <Switch
      id="desktop"
      label={words.show}
      hint={words.showHint}
      checked={isWanted}
      onChange={({ currentTarget }) => onChange({ desktop: currentTarget.checked })}
    />
  );
}

function nearest(volume: number): (typeof VOLUMES)[number] {
  return VOLUMES.reduce((best, one) =>
    Math.abs(one - volume) < Math.abs(best - volume) ? one : best
  );
}
