import type { Words } from "../mod.ts";

/** Dateien im Terminal: was zu denen gesagt wird, die gesendet oder gesichert werden. */
export const shellFiles: Words["shellFiles"] = {
  noRoom: "Hier ist kein Raum, in den es gehen könnte. Öffne erst einen.",
  mayNotWrite: "Du kannst hier lesen, aber nicht schreiben.",
  cannot: {
    missing: (path) => `${path} gibt es nicht.`,
    folder: (path) =>
      `${path} ist ein Ordner. Pack ihn erst, zum Beispiel mit tar czf fotos.tgz fotos`,
    special: (path) => `${path} ist keine Datei, die sich senden lässt.`,
    unreadable: (path) => `${path} darfst Du nicht lesen.`,
    other: (path, why) => `${path} lässt sich nicht lesen: ${why}`,
    too_large: (path, size, most) => `${path} ist mit ${size} zu groß: Höchstens ${most} passen.`,
    too_many: (most) =>
      `Höchstens ${most} Dateien gehen mit einer Nachricht, also ging nichts hinaus.`,
    no_room:
      "Diese Platte ist voll, also ging nichts hinaus. Schaff Platz und versuch es noch einmal.",
    not_kept:
      "Auf Deiner Platte ließ es sich nicht behalten, also ging nichts hinaus. Versuch es noch einmal.",
  },
  sending: {
    several: (count) => `${count} Dateien`,
    part: (what, percent, of) => `${what}: ${percent} von ${of}`,
    speed: (perSecond) => `, ${perSecond}/s`,
    waits: (what) => `${what}: wartet auf die Verbindung`,
    ends: (what) => `${what}: ist da, die Nachricht geht hinaus`,
    done: (what) => `${what}: gesendet`,
    doneIn: (what, room) => `${what}: gesendet an ${room}`,
    queued: (what) => `${what}: geht beim nächsten Start hinaus`,
    takenBack: (what) => `${what}: zurückgenommen`,
    refused: (what) => `${what}: nicht gesendet.`,
    failed: {
      too_large: (which) => `Nicht gesendet: zu groß für diesen Ort: ${which}.`,
      too_many: () =>
        "Nicht gesendet: Das ist mehr, als man an einem Tag bringen darf. Versuch es morgen wieder.",
      no_room: () => "Nicht gesendet: Dort ist kein Platz mehr für Dateien.",
      lost: (which) => `Nicht gesendet: anders geworden oder fort von dieser Platte: ${which}.`,
      refused: (which) => `Nicht gesendet: Der Ort nimmt ${which} nicht an.`,
    },
  },
  saving: {
    noSuchFile: "Eine Datei mit dieser Nummer ist hier nicht mehr.",
    waits: (what) => `${what}: wartet auf die Verbindung`,
    done: (name, size, path) => `${name}, ${size}: gesichert als ${path}`,
    gone: (name) => `${name}: ist fort, oder Du darfst sie nicht mehr haben.`,
    signed_out: (name) => `${name}: nicht gesichert, denn diese Anmeldung ist vorbei.`,
    cut: (name) => `${name}: Die Verbindung brach ab. Versuch es noch einmal: Es geht dort weiter.`,
    broken: (name) => `${name}: Was kam, ist nicht diese Datei. Nichts wurde gesichert.`,
    full: (name, size, folder) =>
      `${name}: Für ${size} ist in ${folder} kein Platz. Nichts wurde gesichert.`,
    noFolder: (folder) => `Einen Ordner ${folder} gibt es nicht.`,
    noWriting: (folder) => `In ${folder} darfst Du nicht schreiben.`,
    unwritable: (path, why) => `${path} lässt sich nicht schreiben: ${why}`,
  },
  download: {
    what: (typed) =>
      `„${typed}“ ist keine Datei: Gib die ID von einer, die ID einer Nachricht oder einen Link dorthin.`,
    elsewhere: (origin) =>
      `Dieser Link führt zu ${origin}. Dorthin geht es mit: parley download --server ${origin}`,
    none: (typed) => `Unter ${typed} ist nichts, oder Du darfst es nicht haben.`,
    noFiles: (typed) => `Die Nachricht ${typed} hat keine Dateien.`,
    severalInOne: "Das ist mehr als eine Datei: Nenn mit -o einen Ordner.",
    toTerminal:
      "In einer Datei kann stehen, was ein Terminal verstellt: Gib sie durch eine Pipe weiter oder sichere sie mit -o PFAD.",
  },
  upload: {
    mayNotWrite: (room) => `In ${room} darfst Du nicht schreiben.`,
    broken:
      "Die Verbindung brach ab und kam nicht wieder. Sieh nach, ob die Nachricht da ist, bevor Du es noch einmal versuchst.",
  },
};
