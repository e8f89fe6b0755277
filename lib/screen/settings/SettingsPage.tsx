import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Icon } from "../../../components/Icon.tsx";
import type { IconName } from "../../../components/icons.ts";
import { chat } from "../../words/mod.ts";
import { type Part, PARTS } from "../going/address.ts";
import { useScreen } from "../screen_context.ts";
import { ONE_COLUMN } from "../phone/one_column.ts";
import { ViewFrame } from "../ViewFrame.tsx";
import { Elsewhere } from "./Elsewhere.tsx";
import { Language } from "./Language.tsx";
import { Look } from "./Look.tsx";
import { Notices } from "./Notices.tsx";
import { Privacy } from "./Privacy.tsx";
import { Reading } from "./Reading.tsx";
import { type Saving, useSaving } from "./saving.ts";
import { Writing } from "./Writing.tsx";

const PAGES: { readonly [P in Part]: { icon: IconName; Page: FunctionComponent<Saving> } } = {
  look: { icon: "look", Page: Look },
  reading: { icon: "later", Page: Reading },
  writing: { icon: "edit", Page: Writing },
  notifications: { icon: "bell", Page: Notices },
  privacy: { icon: "hide", Page: Privacy },
  language: { icon: "language", Page: Language },
};

/** On a desk the list of parts and one of them; on a phone the list, and then the part. */
export function SettingsPage({ part }: { part?: Part | undefined }) {
  const { go } = useScreen();
  const words = chat.settings;
  useEffect(() => {
    if (part === undefined && !matchMedia(ONE_COLUMN).matches) go(pathOfPart("look"), "replace");
  }, [part]);
  return (
    <ViewFrame
      icon="settings"
      title={words.title}
      {...(part !== undefined && { back: { href: "/settings", label: words.back } })}
    >
      <div class="settings" data-front={part === undefined ? "list" : "part"}>
        <nav class="settings-list" aria-label={words.title}>
          <ul class="grid gap-2">
            {PARTS.map((one) => (
              <li key={one}>
                <a
                  class="rail-item"
                  href={pathOfPart(one)}
                  aria-current={one === part ? "page" : undefined}
                >
                  <Icon name={PAGES[one].icon} />
                  {words.parts[one]}
                </a>
              </li>
            ))}
          </ul>
          <Elsewhere />
        </nav>
        {part !== undefined && <OnePart key={part} part={part} />}
      </div>
    </ViewFrame>
  );
}

function OnePart({ part }: { part: Part }) {
  const saving = useSaving();
  const { Page } = PAGES[part];
  const { parts, leads } = chat.settings;
  const { said } = saving;
  return (
    <section class="settings-part" aria-labelledby="part">
      <div class="grid gap-2">
        <div class="flex flex-wrap items-center justify-between gap-x-16">
          <h2 id="part" class="text-18">{parts[part]}</h2>
          <p class="flex items-center gap-4 text-13 text-quiet" role="status">
            {said !== null && !said.isWrong && <Icon name="check" />}
            {said !== null && !said.isWrong && said.text}
          </p>
        </div>
        {part in leads && <p class="text-quiet">{leads[part as keyof typeof leads]}</p>}
      </div>
      {said?.isWrong && <p class="field-error" role="alert">{said.text}</p>}
      <Page {...saving} />
    </section>
  );
}

function pathOfPart(part: Part): string {
  return `/settings/${part}`;
}
