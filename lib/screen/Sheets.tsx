import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { fetchLaterAtLeisure, lazily } from "./lazily.ts";
import type { MenuShown, Question, Sheet, Viewed, When } from "./panels.ts";
import { useScreen } from "./screen_context.ts";
import { useStatus } from "./status.ts";
import type { UserId } from "../protocol/mod.ts";

interface Open {
  onClose(): void;
}

const nothing = () => null;

const Menu = lazily<MenuShown & Open>((later) => later.MenuSheet, nothing);

const WhenAsked = lazily<When & Open>((later) => later.WhenSheet, nothing);

const Looked = lazily<Viewed & Open>((later) => later.Viewer, nothing);

const Asked = lazily<Question & Open>((later) => later.QuestionSheet, nothing);

const Card = lazily<{ user: UserId } & Open>((later) => later.PersonSheet, nothing);

const SHEETS: { readonly [S in Sheet]: FunctionComponent<Open> } = {
  "switcher": lazily<Open>((later) => later.Switcher, nothing),
  "shortcuts": lazily<Open>((later) => later.Shortcuts, nothing),
  "new room": lazily<Open>((later) => later.NewRoomSheet, nothing),
  "new direct": lazily<Open>((later) => later.NewDirectSheet, nothing),
  "status": lazily<Open>((later) => later.StatusSheet, nothing),
  "section": lazily<Open>((later) => later.SectionSheet, nothing),
  "add people": lazily<Open>((later) => later.AddPeopleSheet, nothing),
  "date": lazily<Open>((later) => later.DateSheet, nothing),
  "log out": lazily<Open>((later) => later.LogOutSheet, nothing),
};

/** What lies above everything else, one at a time. */
export function Sheets() {
  const { client, panels } = useScreen();
  const isInSync = useStatus(client).phase === "in sync";
  // What could not be had is asked for again when the connection is back
  useEffect(() => {
    fetchLaterAtLeisure().catch(() => {});
  }, [isInSync]);
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
  const viewed = panels.viewer.value;
  if (viewed !== null) return <Looked {...viewed} onClose={() => panels.viewer.value = null} />;
  const open = panels.sheet.value;
  const card = panels.card.value;
  if (open === null && card !== null) {
    return <Card key={card} user={card} onClose={() => panels.card.value = null} />;
  }
  if (open === null) return null;
  const Shown = SHEETS[open];
  return <Shown key={open} onClose={() => panels.sheet.value = null} />;
}
