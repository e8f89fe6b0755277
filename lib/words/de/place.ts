import type { Words } from "../mod.ts";

/** Sich um den Ort kümmern. */
export const place: Words["place"] = {
  sections: {
    invites: "Einladungen",
    people: "Leute",
    emoji: "Emoji",
    files: "Dateien",
    settings: "Der Ort",
  },
  emoji: {
    title: "Emoji",
    lead: "Eigene Bilder dieses Ortes, die alle hier über ihre Namen benutzen können.",
    name: "Name",
    nameHint:
      "2 bis 30 kleine Buchstaben, Ziffern und - _ +, etwa team-kuchen. Er wird zwischen Doppelpunkten getippt.",
    picture: "Bild",
    pictureHint:
      "PNG, GIF oder WebP von höchstens 256\u00a0KiB, am besten quadratisch. Es wird so klein wie Text gezeigt.",
    add: "Emoji hinzufügen",
    none: "Es gibt noch keine.",
    madeBy: (who) => `Hinzugefügt von ${who}, `,
    remove: "Entfernen",
    removeNamed: (name) => `:${name}: entfernen`,
    problems: {
      name: {
        unfit: "Nimm 2 bis 30 kleine Buchstaben und Ziffern, mit -, _ oder + dazwischen.",
        taken: "So heißt schon eins. Nimm einen anderen Namen, oder entferne erst das alte.",
      },
      picture: {
        empty: "Wähl ein Bild.",
        too_large: "Das ist größer als 256\u00a0KiB. Mach es erst kleiner.",
        too_wide: "Das ist breiter oder höher als 1.024\u00a0Pixel. Mach es erst kleiner.",
        unfit: "Das ist kein PNG, GIF oder WebP, wie auch immer es heißt.",
        too_many: "Es sind 500, mehr gehen nicht. Entferne eins, das niemand benutzt.",
      },
    },
  },
  files: {
    title: "Dateien",
    lead: "Was den Platz für Dateien braucht. Was in privaten Gesprächen steht, bleibt dort.",
    used: (bytes, most) => `${bytes} von ${most} sind belegt`,
    counted: "Gezählt: ",
    notCounted: "Was wie viel braucht, wird innerhalb einer Stunde gezählt.",
    views: {
      rooms: "Nach Raum",
      people: "Nach Person",
      kinds: "Nach Art",
      largest: "Größte Dateien",
      loose: "Nirgends genannt",
    },
    room: "Raum",
    person: "Person",
    kind: "Art",
    file: "Datei",
    broughtBy: "Gebracht von",
    count: "Dateien",
    size: "Größe",
    none: "Hier sind keine Dateien.",
    private: (rooms) => rooms === 1 ? "Ein privates Gespräch" : `${rooms} private Gespräche`,
    inPrivate: "ein privates Gespräch",
    nowhere: "nirgends genannt",
    looseNote: (count, bytes) =>
      count === 1
        ? `Eine Datei, ${bytes}: gebracht und nirgends gesagt. Nach einem Tag wird sie entfernt.`
        : `${count} Dateien, ${bytes}: gebracht und nirgends gesagt. Nach einem Tag werden sie entfernt.`,
    kinds: { picture: "Bilder", media: "Filme und Töne", document: "Alles andere" },
    kindOf: { picture: "Ein Bild", media: "Ein Film oder Ton", document: "Eine Datei" },
  },
  settings: {
    title: "Der Ort",
    lead: "Wie er heißt, und wer hereinkommt.",
    doorLegend: "Wer hereinkommen und bleiben darf",
    doors: {
      open: { label: "Alle", hint: "Wer die Adresse findet, kann ein Konto anlegen." },
      invite: { label: "Wer eingeladen ist", hint: "Mitglieder können Links machen." },
      closed: {
        label: "Niemand Neues",
        hint: "Einladungen gelten nicht, bis Du wieder öffnest.",
      },
    },
    guests: "Gäste kommen allein mit einem Namen herein",
    guestsHint: "Sie sehen die öffentlichen Räume. Wer 30\u00a0Tage weg ist, ist fort.",
    rooms: "Räume, in die Neue kommen",
    roomsHint: "Öffentliche Räume, in denen man von der ersten Minute an ist.",
    save: "Speichern",
  },
  people: {
    title: "Leute",
    lead: "Alle, die hier ein Konto haben, nach Namen.",
    search: "Name beginnt mit",
    find: "Suchen",
    none: "So beginnt hier kein Name.",
    more: "Mehr zeigen",
    banned: "Gesperrt",
  },
  person: {
    role: "Rolle an diesem Ort",
    roleHint:
      "Die Moderation hält Ordnung, die Verwaltung kümmert sich um den Ort und die Leute, die Leitung darf alles.",
    setRole: "Rolle ändern",
    reset: "Passwort verloren",
    resetLead:
      "Ein Link, mit dem sich ein neues Passwort wählen lässt. Übergib ihn selbst: Wer ihn hat, kommt mit diesem Konto herein.",
    makeReset: "Link machen",
    resetLink: "Link zu einem neuen Passwort",
    resetLinkHint: "Er gilt einmal, einen Tag lang, und wird nicht noch einmal gezeigt.",
    ban: "Sperren",
    banLead:
      "Das Konto wird sofort überall abgemeldet und bleibt draußen, bis es jemand wieder einlässt.",
    reason: "Warum",
    reasonHint: "Für alle, die sich um den Ort kümmern; höchstens 300\u00a0Zeichen.",
    submitBan: "Sperren",
    bannedBecause: (reason) => reason === "" ? "Gesperrt." : `Gesperrt: ${reason}`,
    letIn: "Wieder einlassen",
    back: "Zurück zu allen",
  },
  invites: {
    title: "Einladungen",
    lead: "Links, über die Leute hereinkommen. Jeder wird einmal gezeigt, wenn er entsteht.",
    none: "Es gibt noch keine Links, über die jemand hereinkäme.",
    make: "Einladung machen",
    makeLead: "Ein Link, den Du schicken, und ein Code, den Du zeigen kannst.",
    who: "Als was man kommt",
    asMember: { label: "Mitglied", hint: "Mit Namen und Passwort, um zu bleiben." },
    asGuest: {
      label: "Gast",
      hint: "Ein Name genügt. Gäste sehen die Räume des Links, und sonst nichts.",
    },
    roomsLegend: "Räume, zu denen sie führt",
    roomsHint: "Außer denen, in die alle Neuen kommen.",
    howLong: "Wie lange sie gilt",
    days: [
      { value: "1", label: "Einen Tag" },
      { value: "7", label: "Eine Woche" },
      { value: "30", label: "30\u00a0Tage" },
      { value: "", label: "Bis sie beendet wird" },
    ],
    howOften: "Wie viele Leute sie einlässt",
    uses: [
      { value: "", label: "Beliebig viele" },
      { value: "1", label: "Eine Person" },
      { value: "5", label: "5" },
      { value: "25", label: "25" },
      { value: "100", label: "100" },
    ],
    made: "Deine Einladung",
    madeLead:
      "Schick den Link, oder lass ein Telefon den Code lesen. Beides wird nicht noch einmal gezeigt.",
    link: "Link",
    linkHint: "Wer ihn hat, kann hereinkommen.",
    qr: "QR-Code des Links darüber",
    list: "Alle Einladungen",
    forMember: "Für Mitglieder",
    forGuest: "Für Gäste",
    to: (rooms) => `, zu ${rooms.map((room) => `#${room}`).join(", ")}`,
    madeBy: (who) => `Von ${who}, `,
    usedTimes: (used) =>
      used === 0
        ? ", noch nicht benutzt"
        : used === 1
        ? ", einmal benutzt"
        : `, ${used}-mal benutzt`,
    leftTimes: (left) => `, noch ${left}-mal`,
    ends: ", gilt bis: ",
    ended: ", vorbei",
    end: "Beenden",
    guestNeedsRoom: "Wähl mindestens einen Raum: Andere sieht ein Gast nicht.",
    tooManyRooms: "Wähl höchstens fünf Räume.",
    tooManyInvites:
      "Es sind zu viele Einladungen offen. Beende ein paar, die niemand mehr braucht.",
    isClosed: "Dieser Ort lässt gerade niemand Neues herein. Frag die, die sich um ihn kümmern.",
  },
};
