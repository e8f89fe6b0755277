/** Was überall steht: Knöpfe, Zeiten, Leute, wer kam und ging. */
import type { Words } from "../mod.ts";

export const common: Words["common"] = {
  lang: "de",
  dir: "ltr",
  product: "Parley",
  description: "Chat in Echtzeit, den Deine Gruppe selbst betreibt, auf einem kleinen Rechner.",
  skipToContent: "Zum Inhalt springen",
  close: "Schließen",
  cancel: "Abbrechen",
  copy: "Kopieren",
  copied: "Kopiert",
  home: "Zur Startseite",
};

/** Wann etwas war. */
export const moments: Words["moments"] = {
  locale: "de-DE",
  justNow: "gerade eben",
  minutesAgo: (minutes) => minutes === 1 ? "vor einer Minute" : `vor ${minutes} Minuten`,
};

export const happened: Words["happened"] = {
  created: (who) => `${who} hat diesen Raum angelegt`,
  renamed: (who, text) => `${who} hat den Raum in ${text} umbenannt`,
  topic: (who, text) =>
    text === "" ? `${who} hat das Thema entfernt` : `${who} hat das Thema gesetzt: ${text}`,
  archived: (who) => `${who} hat den Raum archiviert`,
  reopened: (who) => `${who} hat den Raum wieder geöffnet`,
  transferred: (who, whom) => `${who} hat den Raum an ${whom} übergeben`,
  welcome: [
    "Willkommen. Das ist der erste Raum, und wer kommt, findet ihn.",
    "Hol Leute dazu: „Leute einladen“ macht einen Link, den Du schicken oder als Code zeigen kannst.",
    "Eingabe sendet, Umschalt und Eingabe beginnt eine neue Zeile. Was Du ohne Verbindung schreibst, geht hinaus, sobald sie wieder da ist.",
  ],
};

/** Wer jemand ist. */
export const person: Words["person"] = {
  dates: "de-DE",
  onDay: (day, clock) => `${day}, ${clock}`,
  former: "Ehemaliges Mitglied",
  at: (name) => `@${name}`,
  roles: { owner: "Leitung", admin: "Verwaltung", moderator: "Moderation", guest: "Gast" },
  online: "Da",
  away: "Abwesend",
  dnd: "Bitte nicht stören",
  offline: "Nicht da",
  lastSeen: (when) => `Zuletzt da: ${when}`,
  until: (when) => `bis ${when}`,
  localTime: (clock) => `Dort ist es ${clock}`,
  write: "Schreiben",
  ignore: "Ignorieren",
  hear: "Nicht mehr ignorieren",
  ignoredNote:
    "Was von hier kommt, ist zugeklappt, allein kann Dir diese Person nicht schreiben, und nichts von ihr klingelt. Sie erfährt davon nur, wenn sie Dir zu schreiben versucht.",
};

/** Wer in einen Raum kam, wer ging, und wer eine Nachricht angeheftet hat. */
export const notices: Words["notices"] = {
  line: (told) => {
    const kinds = Object.keys(came) as (keyof typeof came)[];
    return kinds.flatMap((kind) => told[kind]?.length ? came[kind](told[kind]) : []).join(", ");
  },
};

type Told = Required<Parameters<Words["notices"]["line"]>[0]>;

const came: { [Kind in keyof Told]: (names: readonly string[]) => string } = {
  joined: (names) => `${namesOf(names)} ${isOrAre(names)} beigetreten`,
  added: (names) => `${namesOf(names)} ${wasOrWere(names)} hinzugefügt`,
  left: (names) => `${namesOf(names)} ${isOrAre(names)} gegangen`,
  removed: (names) => `${namesOf(names)} ${wasOrWere(names)} entfernt`,
  cameBy: (names) => `${namesOf(names)} ${names.length === 1 ? "war" : "waren"} kurz da`,
  cameBack: (names) => `${namesOf(names)} ${isOrAre(names)} gegangen und zurückgekommen`,
  pinned: (names) =>
    `${namesOf(names)} ${names.length === 1 ? "hat" : "haben"} eine Nachricht angeheftet`,
};

/** Bis zu drei mit Namen, von mehr die ersten zwei. */
function namesOf(names: readonly string[]): string {
  if (names.length > 3) return `${names[0]}, ${names[1]} und ${names.length - 2} andere`;
  const [last, ...before] = names.toReversed();
  return before.length === 0 ? `${last}` : `${before.reverse().join(", ")} und ${last}`;
}

function isOrAre({ length }: readonly string[]): string {
  return length === 1 ? "ist" : "sind";
}

function wasOrWere({ length }: readonly string[]): string {
  return length === 1 ? "wurde" : "wurden";
}
