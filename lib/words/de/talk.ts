import type { Words } from "../mod.ts";

/** Was der Terminal-Client sagt, während man dort spricht. Keine Seite sagt etwas davon. */
export const talk: Words["talk"] = {
  loading: "Lädt",
  connecting: "verbindet",
  offline: (waiting) =>
    waiting === 0 ? "offline" : waiting === 1 ? "offline, 1 wartet" : `offline, ${waiting} warten`,
  unreached:
    "Der Ort ist nicht erreichbar. Es wird immer wieder versucht; was Du schreibst, wird bis dahin behalten.",
  nowhere:
    "Du bist noch in keinem Raum. /rooms zeigt, welchen Du beitreten kannst, /join NAME geht hinein, /create NAME legt einen an.",
  lost: (room) =>
    `Du bist nicht mehr in ${room}. Was Du hier schreibst, geht an niemanden; Strg+N führt in einen anderen Raum.`,
  welcome: [
    "Willkommen. Das ist der erste Raum, und alle, die kommen, finden ihn.",
    "/invite macht einen Link, der Leute hereinbringt, /help sagt, was es noch gibt.",
    "Was Du schreibst, während die Leitung weg ist, geht hinaus, wenn sie wieder da ist.",
  ],
  below: (count) => count === 0 ? "weiter oben, Ende" : `${count} darunter, Ende`,
  passed: (count) =>
    count === 1
      ? "1 Nachricht zog vorbei; Bild auf"
      : `${count} Nachrichten zogen vorbei; Bild auf`,
  failed: "Alt+R versucht es noch einmal, Alt+X nimmt es weg.",
  nothingFailed: "Hier ist nichts misslungen.",
  searching: (needle, isInVain) =>
    isInVain ? `(nicht gefunden) ${needle}: ` : `(Suche) ${needle}: `,
  rewriting: "Ändern",
  allSeen: "Alles davon ist auf dem Bildschirm.",
  withFiles: (names) => `Mit ${names}`,
  giveUp: "Esc",
  leaveAgain: "Noch einmal Strg+C geht",
  noWindow: (number) => `Ein Fenster ${number} gibt es nicht.`,
  nothingNew: "Nirgends ist etwas neu.",
  noRoom: (name) => `Du bist in keinem Raum ${name}: /join ${name}`,
  noRoomHere: "Du bist hier in keinem Raum. /rooms zeigt, welchen Du beitreten kannst.",
  outdated:
    "Dieses Programm und der Ort sprechen nicht dieselbe Version: Bring dieses auf den neuesten Stand.",
  bye: (waiting) =>
    waiting === 0
      ? "Bis bald."
      : waiting === 1
      ? "Bis bald; 1 Nachricht wartet im Ausgang."
      : `Bis bald; ${waiting} Nachrichten warten im Ausgang.`,
  waitsFor: (messages) =>
    messages === 0
      ? "Gewartet wird, bis der Ort weiß, was Du gerade geschrieben und wie weit Du gelesen hast."
      : messages === 1
      ? "Gewartet wird, bis der Ort 1 Nachricht hat."
      : `Gewartet wird, bis der Ort ${messages} Nachrichten hat.`,
  waitsForAnswer: (line, others) =>
    others === 0
      ? `Gewartet wird auf die Antwort zu: ${line}`
      : `Gewartet wird auf die Antwort zu: ${line} (und ${others} weitere)`,
  hurry:
    "Strg+C oder Strg+D geht sofort: Was noch nicht dort ist, bleibt auf dieser Maschine aufgehoben.",
  notDone: (line) => `Nicht getan, und nächstes Mal wieder in der Eingabe: ${line}`,
  notDoneNorKept: (line) => `Nicht getan, und nicht aufgehoben: ${line}`,
  draftKept: "Was Du gerade geschrieben hast, ist aufgehoben: Es ist wieder da, sobald Du es bist.",
  logInAgain: "Wieder anmelden?",
  elsewhere: (count) =>
    count === 1
      ? "1 Nachricht eines früheren Starts wartet in einer eigenen Datei: Sie geht mit dem nächsten Start hinaus."
      : `${count} Nachrichten eines früheren Starts warten in einer eigenen Datei: Sie gehen mit dem nächsten Start hinaus.`,
  plainUnreached: "Der Ort ist nicht erreichbar, also weiß niemand, wohin das gehen soll.",
  needsScreen: "Das braucht ein Terminal mit einem Bildschirm.",
  plainWaits: (waiting) =>
    waiting === 1
      ? "Der Ort ist nicht erreichbar: 1 Nachricht wartet im Ausgang."
      : `Der Ort ist nicht erreichbar: ${waiting} Nachrichten warten im Ausgang.`,
};
