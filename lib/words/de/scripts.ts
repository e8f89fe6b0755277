import type { Words } from "../mod.ts";

export const scripts: Words["scripts"] = {
  noRoom: (typed) => `Es gibt keinen Raum ${typed}, in den Du sehen kannst.`,
  notIn: (typed) => `Du bist nicht in ${typed}: Geh erst hinein, dann noch einmal.`,
  nobody: (name) => `Niemand heißt ${name}.`,
  noDirect: (typed) => `Es gibt noch kein Gespräch mit ${typed}.`,
  out: (room) => `Du bist nicht mehr in ${room}.`,
  refused: {
    forbidden: "Das darfst Du hier nicht.",
    not_found: "Das gibt es nicht, oder es steht Dir nicht offen.",
    too_many: "Das wären zu viele.",
    bad_command: "Diesen Text nimmt der Ort nicht an.",
    rate_limited: "Hier wartet man zwischen Nachrichten. Versuch es in einer Weile noch einmal.",
    other: "Das ging gerade nicht. Versuch es gleich noch einmal.",
  },
  noTime: (typed) => `„${typed}“ ist keine Zeit: 2h, 3d, 2026-11-22 oder 2026-11-22T14:00.`,
  noCount: (typed) => `„${typed}“ ist keine Zahl.`,
  lost: "Die Verbindung ist weg. Es geht weiter, sobald sie wieder da ist.",
  back: "Die Verbindung ist wieder da.",
  cursor: {
    taken: (name, room) =>
      `Ein anderes Programm liest ${room} gerade mit dem Lesezeichen ${name}: Beende es, oder nimm einen anderen Namen.`,
    damaged: (path) =>
      `${path} enthält kein Lesezeichen, das sich lesen lässt. Leg es beiseite, dann fängt es neu an.`,
  },
  gap: {
    other:
      "Der Verlauf dieses Raums wurde zurückgesetzt. Was schon ausgegeben wurde, gibt es dort vielleicht nicht mehr, und etwas kann fehlen.",
    unheard: (since) =>
      `Was gesagt wurde, als die Verbindung weg war, ließ sich nicht holen: seit ${since} fehlt etwas. parley history hat es.`,
    nothing: (since) =>
      `Der Verlauf dieses Raums wurde zurückgesetzt. Was seit ${since} gemeldet wurde, gibt es dort vielleicht nicht mehr, oder es kommt noch einmal.`,
    changes: (since) =>
      `Der Verlauf dieses Raums ist nicht der, der gemeldet wurde. Was seit ${since} gesagt wurde, kommt jetzt, manches noch einmal; welche früheren Nachrichten geändert oder gelöscht wurden, weiß niemand.`,
  },
  told: {
    edited: "(bearbeitet)",
    deleted: (by, from) =>
      by === from
        ? `${from} hat eine Nachricht gelöscht`
        : `${by} hat eine Nachricht von ${from} gelöscht`,
  },
  send: {
    nothing: "Schreib den Text hinter den Raum, oder schick ihn durch eine Pipe.",
    empty: "Da ist nichts zu senden.",
    controls: "Der Text enthält Steuerzeichen, die niemand sähe, also ging er nicht hinaus.",
    long: (most) =>
      `Der Text ist zu lang: Höchstens ${most} KiB passen in eine Nachricht. Schick ihn als Datei: parley upload`,
    onceAlone: "Mit --lines sind es viele Nachrichten, und ein Schlüssel von --once ist für eine.",
    line: (count) => `Zeile ${count}`,
    unknown: (server, room) =>
      `${server} ist nicht zu erreichen, und hier weiß niemand, welcher Raum ${room} ist: Nimm seine Id.`,
    notKept: "Auf Deiner Platte war es nicht aufzuheben, also ging es nicht hinaus.",
    queued: (count) =>
      count === 1
        ? "Der Ort ist nicht zu erreichen: Die Nachricht wartet hier und geht mit dem nächsten Lauf hinaus, der ihn erreicht."
        : `Der Ort ist nicht zu erreichen: ${count} Nachrichten warten hier und gehen mit dem nächsten Lauf hinaus, der ihn erreicht.`,
    behindFiles: (count) =>
      count === 1
        ? "Die Nachricht wartet hier, hinter einer, deren Dateien der Chat bringen muss: parley"
        : `${count} Nachrichten warten hier, hinter einer, deren Dateien der Chat bringen muss: parley`,
    unsure:
      "Die Verbindung brach ab, bevor der Ort geantwortet hat: Die Nachricht kann da sein oder nicht.",
  },
  waited: {
    goFirst: (count) => `Erst gehen ${count} Nachrichten hinaus, die gewartet haben.`,
    sent: (count) =>
      count === 1
        ? "Eine Nachricht, die gewartet hat, ist hinausgegangen."
        : `${count} Nachrichten, die gewartet haben, sind hinausgegangen.`,
    refused: (why) => `Eine Nachricht, die gewartet hat, ging nicht hinaus. ${why}`,
  },
  outbox: {
    empty: "Hier wartet nichts.",
    waits: "wartet",
    refused: (why) => `abgelehnt: ${why}`,
    one: "Entweder --retry oder --drop, nicht beides.",
    none: (id) => `Hier heißt nichts ${id}: parley outbox listet auf, was es gibt.`,
    nothingRefused: "Hier wurde nichts abgelehnt.",
    notKept: "Das ließ sich auf Deiner Platte nicht festhalten, also ist nichts anders.",
    busy: (id) => `${id} hält ein Programm, das noch läuft: beende erst jenes.`,
    onItsWay: (id) =>
      `${id} war unterwegs: vielleicht ist es schon dort, also lässt es sich nicht vergessen. Der nächste Lauf fragt danach.`,
    waitsOn: (id) => `${id} wurde nicht abgelehnt: es wartet und geht von selbst hinaus.`,
    waitsForFiles: (id) => `${id} wartet auf Dateien, die der Chat bringen muss: parley`,
    dropped: (count) => count === 1 ? "Eines ist vergessen." : `${count} sind vergessen.`,
    refusedBefore: (count) =>
      count === 1
        ? "Eine frühere Nachricht wurde abgelehnt und liegt noch hier: parley outbox"
        : `${count} frühere Nachrichten wurden abgelehnt und liegen noch hier: parley outbox`,
  },
  rooms: {
    none: "Du bist noch in keinem Raum.",
    unread: (count) => `${count} ungelesen`,
    mentions: (count) => count === 1 ? "1 Erwähnung" : `${count} Erwähnungen`,
    members: (count) => count === 1 ? "1 Mitglied" : `${count} Mitglieder`,
    archived: "geschlossen",
    notIn: "nicht darin",
  },
  presence: {
    online: "da",
    away: "abwesend",
    dnd: "möchte nicht gestört werden",
    offline: "nicht da",
  },
};
