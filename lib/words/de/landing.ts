// Was Fremde zuerst sehen.
import type { Words } from "../mod.ts";

export const landing: Words["landing"] = {
  title: "Parley: ein ruhiger Ort zum Reden, auf einem eigenen Rechner",
  headline: "Ein ruhiger Ort, an dem Deine Gruppe redet, auf einem eigenen Rechner.",
  lead:
    "Parley ist Chat in Echtzeit, den Du selbst betreibst: ein Programm, eine Datei mit allen Daten, und ein Verlauf, der für alle derselbe ist.",
  look: "Sieh, was es verspricht",
  state:
    "Diesen Ort hat noch niemand eingerichtet. Wenn er Dir gehört: Öffne den Link, den der Server beim Start ausgegeben hat.",
  licence: "Freie Software unter der MIT-Lizenz.",
  pictureLabel:
    "Das Bild einer Unterhaltung in Parley: Die Leute eines Repair-Cafés machen aus, wer am Samstag aufschließt.",
  promisesHeading: "Was es verspricht",
  promisesLead: "Drei Sätze, um die Parley gebaut ist und die seine Tests zu brechen versuchen.",
  promises: [
    {
      title: "Gesagt ist aufgehoben",
      text:
        "Eine bestätigte Nachricht ist auf der Platte, genau einmal. Zieh mitten im Satz den Stecker: Was andere gesehen haben, ist noch da, wenn der Strom zurückkommt.",
    },
    {
      title: "Ein Verlauf für alle",
      text:
        "Du liest dieselben Nachrichten in derselben Reihenfolge, ohne Lücken und nichts doppelt, ob Du zwei Sekunden weg warst oder zwei Jahre.",
    },
    {
      title: "Nur Deins",
      text:
        "Es läuft auf einem kleinen Rechner, hebt alles in einer Datei auf und lädt nichts von anderswo.",
    },
  ],
};

/** Die Unterhaltung auf der Startseite. */
export const sample: Words["sample"] = {
  place: "Repair-Café Elmstraße",
  jump: "Springen zu …",
  roomsHeading: "Räume",
  peopleHeading: "Leute",
  unreadHeading: "Ungelesen",
  rooms: {
    notices: "aushang",
    saturday: "samstag",
    tools: "werkzeug",
    clocks: "uhren-und-lampen",
    till: "kasse",
  },
  topic: "Um zehn geht die Tür auf, bringt mit, was kaputt ist",
  people: { mara: "Mara Lindqvist", ines: "Ines Okafor", jonas: "Jonas Weber", tomas: "Tomás Rey" },
  unread: (count) => `${count} ungelesen`,
  mentions: (count) => `${count} ungelesen, Du wirst erwähnt`,
  day: "Freitag, 14. März",
  fresh: "Neu",
  open: "Der Lötplatz ist wieder frei, und Jonas hat die gute Lampe mitgebracht.",
  ask: "Wer kann morgen die erste Stunde an der Tür stehen?",
  offerStart: "Ich kann, bis ",
  offerStrong: "halb zwölf",
  offerEnd: ". Dann fährt mein Zug.",
  answer: "Dann löse ich Dich um elf ab. Ich schulde dem Laden noch einen Samstag.",
  kettle: "Der Wasserkocher von letzter Woche geht. Es war die Sicherung, wie immer.",
  commandStart: "Wenn der Etikettendrucker schmollt, sag ihm ",
  command: "lpr -P bench label.pdf",
  commandEnd: " und schau weg.",
  thanks: "Dann ist die Tür geklärt, danke Euch beiden.",
  thanksMention: "@Tomás",
  thanksEnd: " der Schlüssel ist beim Bäcker.",
  edited: "bearbeitet",
  pending: "Ich bringe das lange Verlängerungskabel mit.",
  failed: "Hat jemand eine Sicherung mit 13\u00a0Ampere übrig?",
  failedReason: "Nicht gesendet: keine Verbindung.",
  retry: "Noch einmal versuchen",
  remove: "Löschen",
  typing: "Tomás schreibt gerade",
  offline:
    "Keine Verbindung. Was Du schreibst, wird aufgehoben und gesendet, sobald sie zurück ist.",
  reactedWith: (who, what) => `Mit ${what} reagiert: ${who}`,
  heart: "einem Herz",
  check: "einem Haken",
  you: "Du",
  exact: (clock) => `Freitag, 14. März 2025 um ${clock}`,
  composer: {
    field: "Nachricht an #samstag",
    attach: "Datei anhängen",
    emoji: "Emoji einfügen",
    send: "Senden",
  },
  actions: { reply: "Antworten", react: "Reagieren", more: "Mehr" },
  head: { people: "Mitglieder", search: "In diesem Raum suchen" },
};
