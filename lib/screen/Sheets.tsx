import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { lazily, type Lazy } from "./lazily.ts";
import type { MenuShown, Question, Sheet, When } from "./panels.ts";
import { useScreen } from "./screen_context.ts";

interface Open {
  onClose(): void;
}

/** They are fetched beforehand: nothing is there for the moment that it takes otherwise. */
const sheet = <Props extends object>(load: () => Promise<FunctionComponent<Props>>) =>
  lazily(load, () => null);

const Menu = sheet<MenuShown & Open>(async () => (await import("./later.ts")).MenuSheet);

const WhenAsked = sheet<When & Open>(async () => (await import("./later.ts")).WhenSheet);

const Asked = sheet<Question & Open>(async () => (await import("./later.ts")).QuestionSheet);

const SHEETS: { readonly [S in Sheet]: Lazy<Open> } = {
  "switcher": sheet(async () => (await import("./later.ts")).Switcher),
  "shortcuts": sheet(async () => (await import("./later.ts")).Shortcuts),
  "new room": sheet(async () => (await import("./later.ts")).NewRoomSheet),
  "new direct": sheet(async () => (await import("./later.ts")).NewDirectSheet),
  "status": sheet(async () => (await import("./later.ts")).StatusSheet),
  "section": sheet(async () => (await import("./later.ts")).SectionSheet),
  "add people": sheet(async () => (await import("./later.ts")).AddPeopleSheet),
  "date": sheet(async () => (await import("./later.ts")).DateSheet),
  "log out": sheet(async () => (await import("./later.ts")).LogOutSheet),
};

/** What lies above everything else, one at a time. */
export function Sheets() {
  const { panels } = useScreen();
  useEffect(fetchAllSoon, []);
  const menu = panels.menu.value;
  if (menu !== null) return <Menu {...menu} onClose={() => panels.menu.value = null} />;
  const when = panels.when.value;
  if (when !== null) return <WhenAsked {...when} onClose={() => panels.when.value = null} />;
  const question = panels.question.value;
  if (question !== null) {
    return (
      <Asked
        {...question}
        onClose={() => panels.question.value = null}
      />
    );
  }
  const open = panels.sheet.value;
  if (open === null) return null;
  const Shown = SHEETS[open];
  return <Shown key={open} onClose={() => panels.sheet.value = null} />;
}

/** So that they open at once, also without a connection. */
function fetchAllSoon(): () => void {
  const timer = setTimeout(() => {
    for (const part of [Menu, Asked, ...Object.values(SHEETS)]) part.fetch().catch(() => {});
  }, FETCH_AFTER_MS);
  return () => clearTimeout(timer);
}

/** The page itself comes first. */
const FETCH_AFTER_MS = 2_000;
