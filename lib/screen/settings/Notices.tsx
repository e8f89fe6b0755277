import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { Switch } from "../../../components/Choice.tsx";
import { Select } from "../../../components/Select.tsx";
import { TextField } from "../../../components/TextField.tsx";
import { askPermission, permission } from "../../browser/notice_board.ts";
import type { Settings } from "../../protocol/mod.ts";
import { notified } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { ViewFrame } from "../ViewFrame.tsx";
import { QuietHoursFields } from "./QuietHoursFields.tsx";
import { WhyTold } from "./WhyTold.tsx";

const VOLUMES = [0, 25, 60, 100] as const;
const LEVELS: readonly Settings["level"][] = ["all", "mentions", "nothing"];

/** What is told aloud, how, and why something was told or was not. */
export function Notices() {
  const { client, bell } = useScreen();
  const settings = useClient(({ own }) => own.settings);
  const [isRefused, setRefused] = useState(false);
  const words = notified.page;
  const change = async (changes: Partial<Settings>) => {
    setRefused(!(await client.own.changeSettings(changes)).ok);
  };
  return (
    <ViewFrame icon="bell" title={words.title}>
      {isRefused && <p class="field-error" role="alert">{words.refused}</p>}
      <OnThisDevice isWanted={settings.desktop} onChange={change} />
      <Select
        id="level"
        label={words.level}
        hint={words.levelHint}
        options={LEVELS.map((value) => ({ value, label: words.levels[value] }))}
        value={settings.level}
        onChange={({ currentTarget }) =>
          void change({ level: currentTarget.value as Settings["level"] })}
      />
      <TextField
        id="keywords"
        label={words.keywords}
        hint={words.keywordsHint}
        value={settings.keywords.join(", ")}
        onChange={({ currentTarget }) => void change({ keywords: wordsIn(currentTarget.value) })}
      />
      <div class="flex items-end gap-8">
        <div class="flex-1">
          <Select
            id="volume"
            label={words.sound}
            options={VOLUMES.map((value) => ({ value: `${value}`, label: words.volumes[value] }))}
            value={`${nearest(settings.volume)}`}
            onChange={({ currentTarget }) => void change({ volume: Number(currentTarget.value) })}
          />
        </div>
        <Button icon="bell" onClick={() => bell.value?.tryOut(settings.volume)}>
          {words.listen}
        </Button>
      </div>
      <QuietHoursFields hours={settings.quietHours} onChange={change} />
      <WhyTold />
    </ViewFrame>
  );
}

/** A browser asks once: so it is asked when somebody has said by a button that they want it. */
function OnThisDevice({ isWanted, onChange }: {
  isWanted: boolean;
  onChange(changes: Partial<Settings>): Promise<void>;
}) {
  const [allowed, setAllowed] = useState(permission);
  const words = notified.page;
  const ask = async () => {
    const answer = await askPermission();
    setAllowed(answer);
    if (answer === "granted") await onChange({ desktop: true });
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
      onChange={({ currentTarget }) => void onChange({ desktop: currentTarget.checked })}
    />
  );
}

function wordsIn(list: string): string[] {
  const words = list.split(",").map((word) => word.trim()).filter((word) => word !== "");
  return [...new Set(words)];
}

function nearest(volume: number): (typeof VOLUMES)[number] {
  return VOLUMES.reduce((best, one) =>
    Math.abs(one - volume) < Math.abs(best - volume) ? one : best
  );
}
