import type { Words } from "../mod.ts";

/** Benachrichtigungen: was auf ihnen steht, und warum jemand eine bekam oder nicht. */
export const notified: Words["notified"] = {
  heard: {
    mentioned: "Gemeldet: Du wirst erwähnt.",
    direct: "Gemeldet: Es steht in einer direkten Unterhaltung.",
    thread: "Gemeldet: Es steht in einem Thread, dem Du folgst.",
    everything: "Gemeldet: Von diesem Raum hörst Du alles.",
    shout: (shout) => `Gemeldet: Es ruft mit @${shout} alle.`,
    keyword: (word) => `Gemeldet: Dein Wort „${word}“ kommt darin vor.`,
  },
  quiet: {
    own: "Nicht gemeldet: Das hast Du geschrieben.",
    notice: "Nicht gemeldet: Das ist ein Hinweis des Raums.",
    deleted: "Nicht gemeldet: Es wurde gelöscht.",
    ignored: "Nicht gemeldet: Du ignorierst, wer es geschrieben hat.",
    read: "Nicht gemeldet: Du hattest es schon gelesen, hier oder auf einem anderen Gerät.",
    late: "Nicht gemeldet: Es war schon über fünf Minuten alt, als es kam.",
    muted: (until) => `Nicht gemeldet: Dieser Raum ist stumm bis ${until}.`,
    mutedForGood: "Nicht gemeldet: Dieser Raum ist stumm.",
    nothing: "Nicht gemeldet: Von diesem Raum möchtest Du nichts hören.",
    only_mentions:
      "Nicht gemeldet: In diesem Raum hörst Du nur von Erwähnungen, und Du kommst nicht vor.",
    other_thread: "Nicht gemeldet: Es steht in einem Thread, dem Du nicht folgst.",
    off: "Nicht gemeldet: Benachrichtigungen und Ton sind aus.",
    do_not_disturb: "Nicht gemeldet: Du möchtest nicht gestört werden.",
    quiet_hours: "Nicht gemeldet: Es kam in Deiner Ruhezeit.",
    looking: "Nicht gemeldet: Du hast gerade hingesehen.",
  },
  from: (author, room) => `${author} in ${room}`,
  saidBy: (author, text) => `${author}: ${text}`,
  somebody: "Jemand",
  sealed: "Eine verschlüsselte Nachricht",
  page: {
    lead:
      "Erfahre, was für Dich ist, während Du woanders hinsiehst. Dein Browser fragt Dich noch einmal.",
    ask: "Auf diesem Gerät Benachrichtigungen zeigen",
    show: "Benachrichtigungen zeigen",
    showHint: "Auf jedem Gerät, dessen Browser es erlaubt.",
    denied:
      "Diesem Browser wurde gesagt, dass er keine Benachrichtigungen zeigen soll. In seinen Einstellungen für diese Seite lässt sich das zurücknehmen.",
    impossible: "Browser zeigen Benachrichtigungen nur über https, und dieser zeigt hier keine.",
    level: "Sag mir Bescheid bei",
    levelHint:
      "In Räumen, für die nichts anderes gilt. Nachrichten nur an Dich werden immer gemeldet.",
    levels: { all: "Allem", mentions: "Erwähnungen und meinen Wörtern", nothing: "Nichts" },
    sound: "Ton",
    volumes: { 0: "Aus", 25: "Leise", 60: "Mittel", 100: "Laut" },
    listen: "Anhören",
    quietHours: "Ruhezeit",
    quietHoursHint: "Nach der Uhr, wo Du bist. Was kommt, wartet in der Liste.",
    from: "Von",
    to: "Bis",
    why: "Warum wurde mir das gemeldet, oder nicht?",
    whyLead: "Die letzten Nachrichten, die in diesem Browser ankamen, und was dann geschah.",
    whyNone: "Seit dieser Browser mitzählt, ist noch nichts gekommen.",
    row: (author, room, time) => `${author} in ${room}, ${time}`,
  },
  several: (count, room) => `${count} neue Nachrichten in ${room}`,
};
