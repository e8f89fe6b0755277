/** Die App: was zuerst zu sehen ist. */
import type { chatAtOnce as English } from "../en/chat.ts";

const inOneLine = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} und ${names.at(-1)}`;

export const chatAtOnce: typeof English = {
  frame: {
    rail: "Räume und Leute",
    conversation: "Unterhaltung",
    back: "Zurück zur Liste",
    jump: "Springen zu …",
    noScripts:
      "Was Du hier siehst, steht still: Neue Nachrichten kommen über eine Verbindung, die Skripte braucht. Um Dein Konto und den Ort kannst Du Dich auch ohne sie kümmern.",
    loading: "Die Unterhaltung wird geladen",
    nothingOpen: "Du bist noch in keinem Raum. Tritt einem bei oder leg einen an.",
    browse: "Räume entdecken",
    loadingView: "Wird geladen",
    notThere: "Diese Unterhaltung gibt es nicht, oder sie steht Dir nicht offen.",
    notThereAdvice:
      "Vielleicht ist der Link alt oder hat einen Tippfehler. Wenn Du ihn von jemandem hast, frag dort nach.",
  },
  rail: {
    rest: (count: number) => `${count} weitere`,
    settings: "Deine Einstellungen",
    unread: "Ungelesen",
    favourites: "Favoriten",
    rooms: "Räume",
    people: "Leute",
    you: (name) => `${name} (Du)`,
    unreadCount: (count) => `${count} ungelesen`,
    newCount: (count) => `${count} neu`,
    draftCount: (count) => count === 1 ? "1 Entwurf" : `${count} Entwürfe`,
    laterCount: (count) =>
      count === 1 ? "1 Nachricht für später" : `${count} Nachrichten für später`,
    mentionCount: (count) => count === 1 ? "1 Erwähnung" : `${count} Erwähnungen`,
    archived: (name) => `${name} (archiviert)`,
    alone: "Notizen an Dich",
    account: "Dein Konto",
    place: "Dieser Ort",
    invite: "Leute einladen",
    newRoom: "Neuer Raum",
    newDirect: "Neue Nachricht",
    more: (name) => `Mehr zu ${name}`,
    menu: {
      people: "Leute und Rollen",
      settings: "Einstellungen dieses Ortes",
      keys: "Tastenkürzel",
      logOut: "Abmelden",
    },
    itemMenu: {
      markRead: "Als gelesen markieren",
      details: "Details",
      favourite: "Zu den Favoriten",
      unfavourite: "Aus den Favoriten nehmen",
      hide: "Verbergen, bis es Neues gibt",
      up: "Nach oben",
      down: "Nach unten",
      toSection: (name) => `Nach „${name}“ verschieben`,
      fromSection: "Aus diesem Abschnitt nehmen",
      newSection: "In einen neuen Abschnitt",
      leave: "Raum verlassen",
    },
  },
  status: {
    title: "Dein Status",
    text: "Was machst Du gerade?",
    emoji: "Emoji",
    pickEmoji: "Emoji wählen",
    pickOther: (emoji) => `${emoji} Anderes Emoji wählen`,
    noEmoji: "Ohne Emoji",
    emojiHint: "Ein Zeichen, das neben Deinem Namen steht.",
    until: "Bis",
    ends: {
      never: "ich ihn ändere",
      "half hour": "in 30\u00a0Minuten",
      hour: "in einer Stunde",
      "four hours": "in vier Stunden",
      today: "heute Abend",
      week: "Ende der Woche",
    },
    presence: "Wie andere Dich sehen",
    as: {
      auto: { label: "Wie es ist", hint: "Da, solange Du hier bist, sonst abwesend." },
      away: { label: "Abwesend", hint: "Vielleicht antwortest Du nicht so bald." },
      dnd: { label: "Bitte nicht stören", hint: "Nichts klingelt." },
      hidden: {
        label: "Verborgen",
        hint: "Für alle anderen nicht da, und niemand sieht Dich schreiben.",
      },
    },
    seen: { online: "Da", away: "Abwesend", dnd: "Bitte nicht stören", offline: "Verborgen" },
    save: "Speichern",
    unfit: "Der Status braucht eine Zeile, und das Emoji ein einziges Zeichen.",
    failed: "Das ließ sich nicht speichern. Versuch es noch einmal, sobald Du verbunden bist.",
  },
  thread: {
    title: "Thread",
    loading: "Der Thread wird geladen",
    older: "Frühere Antworten werden geladen",
    gone: "Diesen Thread gibt es nicht, oder er steht Dir nicht offen.",
    write: "In diesem Thread antworten",
    count: (count) =>
      count === 0 ? "Noch keine Antworten" : count === 1 ? "1 Antwort" : `${count} Antworten`,
    last: (count, when) =>
      count === 1 ? `1 Antwort, um ${when}` : `${count} Antworten, die letzte um ${when}`,
    lastOn: (count, day) =>
      count === 1 ? `1 Antwort, ${day}` : `${count} Antworten, die letzte ${day}`,
    follow: "Diesem Thread folgen",
    unfollow: "Diesem Thread nicht mehr folgen",
    followed: "Von neuen Antworten hier hörst Du jetzt",
    unfollowed: "Von neuen Antworten hier hörst Du nichts mehr",
    refused: "Das hat nicht geklappt. Versuch es noch einmal, sobald Du verbunden bist.",
  },
  pins: {
    title: "Angeheftet",
    none:
      "Hier ist noch nichts angeheftet. Eine Nachricht heftest Du aus ihrem Menü an, für alle hier.",
    open: (name) => `Angeheftete Nachricht von ${name}`,
    by: (name) => `angeheftet von ${name}`,
  },
  attached: {
    title: "Dateien",
    summary: (pictures, files) =>
      inOneLine([
        ...(pictures === 0 ? [] : [pictures === 1 ? "1 Bild" : `${pictures} Bilder`]),
        ...(files === 0 ? [] : [files === 1 ? "1 Datei" : `${files} Dateien`]),
      ]),
    save: "Speichern",
  },
  later: {
    none:
      "Keine Nachricht wartet darauf, gesendet zu werden: Neben dem Knopf zum Senden kannst Du eine Zeit wählen.",
    noneAction: "Zu den Unterhaltungen",
    open: (room) => `Nachricht für später in ${room}`,
    button: "Später senden",
    title: "Wann sie gesendet wird",
    usual: {
      hour: (time) => `In einer Stunde, um ${time}`,
      tomorrow: (time) => `Morgen um ${time}`,
      monday: (time) => `Montag um ${time}`,
    },
    pick: "Eine Zeit wählen",
    dayAndTime: "Tag und Uhrzeit",
    choose: "Wählen",
    isOver: "Diese Zeit ist vorbei. Wähl eine, die noch kommt.",
    tooFar: (days) => `Das ist mehr als ${days}\u00a0Tage hin.`,
    when: {
      today: (time) => `heute um ${time}`,
      tomorrow: (time) => `morgen um ${time}`,
      onDay: (day, time) => `${day} um ${time}`,
    },
    willBeSent: (when) => `Wird ${when} gesendet.`,
    show: "Zeigen",
    waiting: (count) =>
      count === 1
        ? "1 Nachricht wird später gesendet"
        : `${count} Nachrichten werden später gesendet`,
    notSent: (count) =>
      count === 1
        ? "1 Nachricht ließ sich nicht senden"
        : `${count} Nachrichten ließen sich nicht senden`,
    noCommand: "Ein Befehl wirkt sofort oder gar nicht: Später senden lässt er sich nicht.",
    tooMany: "Mehr kann nicht auf später warten. Sende oder verwirf erst etwas davon.",
    notKept:
      "Das ließ sich nicht zurücklegen: Es braucht eine Verbindung und das Recht, hier zu schreiben.",
    refused:
      "Das hat nicht geklappt: Vielleicht ist sie schon gesendet, oder die Verbindung fehlt.",
    change: "Zeit ändern",
    now: "Jetzt senden",
    isSent: "Sie ist unterwegs",
    drop: "Nicht senden",
    dropped: "Sie wird nicht gesendet",
    failed: {
      forbidden: "Nicht gesendet: Dort darfst Du nicht mehr schreiben.",
      not_found: "Nicht gesendet: In dieser Unterhaltung bist Du nicht mehr.",
      gone: "Nicht gesendet: Worauf sie antwortet, wurde gelöscht.",
      other: "Nicht gesendet. Wähl eine andere Zeit, oder kopiere den Text.",
    },
  },
  acts: {
    bar: "Mit dieser Nachricht",
    menu: "Was mit dieser Nachricht geht",
    more: "Mehr",
    labels: {
      react: "Reagieren",
      reply: "Antworten",
      thread: "In einem Thread antworten",
      unread: "Ab hier als ungelesen markieren",
      forward: "Weitergeben",
      save: "Für später merken",
      pin: "Anheften",
      copyText: "Text kopieren",
      copyLink: "Link kopieren",
      person: "Wer das geschrieben hat",
      edit: "Bearbeiten",
      history: "Frühere Fassungen",
      delete: "Löschen",
    },
    unpin: "Lösen",
    unsave: "Nicht mehr merken",
    saved: "Gemerkt, nur für Dich",
    unsaved: "Nicht mehr gemerkt",
    forwardTo: "In welchen Raum oder an wen?",
    forwarded: (name) => `Weitergegeben an ${name}`,
    goThere: "Hingehen",
    reactWith: (emoji) => `Mit ${emoji} reagieren`,
    otherEmoji: "Ein anderes Emoji",
    you: "Du",
    reacted: (names, more, emoji) => {
      const others = more === 1 ? "eine weitere Person" : `${more} weitere`;
      return `Mit ${emoji} reagiert: ${inOneLine(more > 0 ? [...names, others] : names)}`;
    },
    answering: (name) => name === "" ? "Antwort" : `Antwort an ${name}`,
    answerNobody: "Doch nicht antworten",
    quotedGone: "Eine Nachricht von weiter oben",
    editField: "Diese Nachricht bearbeiten",
    editHint: "Eingabe speichert, Escape lässt sie, wie sie war",
    save: "Speichern",
    leave: "Abbrechen",
    keep: "Behalten",
    deleteOwn: "Deine Nachricht löschen?",
    deleteOf: (name) => `Diese Nachricht von ${name} löschen?`,
    deleteForAll: "Sie ist dann für alle hier weg, und niemand kann sie zurückholen.",
    deleteInThread:
      "Sie ist dann für alle hier weg. Die Antworten in ihrem Thread bleiben, unter einer Zeile, die das sagt.",
    now: "Jetzt",
    copiedText: "Text kopiert",
    copiedLink: "Link kopiert",
    copyTitle: "Kopiere das",
    copyByHand:
      "Dieser Browser lässt die Seite nicht kopieren. Es ist markiert: Kopiere es mit Strg\u00a0C.",
    pinned: "Angeheftet, für alle hier",
    unpinned: "Nicht mehr angeheftet",
    markedUnread: "Ab hier ungelesen, bis Du wiederkommst",
    tooFarBack: "Das ist zu weit zurück, um es als ungelesen zu markieren.",
    refused: "Das ging nicht. Vielleicht ist es weg, oder Du darfst es nicht ändern.",
  },
  side: {
    close: "Schließen",
    members: "Mitglieder",
    details: "Details",
    loading: "Wird geladen",
    roles: { owner: "Leitung", moderator: "Moderation", reader: "Liest nur" },
  },
  views: {
    activity: "Aktivität",
    threads: "Threads",
    saved: "Gemerkt",
    drafts: "Entwürfe",
    later: "Später senden",
    people: "Alle Leute",
    browse: "Räume entdecken",
    settings: "Einstellungen",
    share: "Teilen mit …",
  },
  keys: {
    title: "Tastenkürzel",
    caps: {
      Mod: "Strg",
      Shift: "Umschalt",
      Enter: "Eingabe",
      ContextMenu: "Menü",
      Delete: "Entf",
      Home: "Pos1",
      End: "Ende",
    },
    where: {
      everywhere: "Überall",
      reading: "Solange Du nicht schreibst",
      message: "Auf einer Nachricht",
      composer: "Während Du schreibst",
    },
    what: {
      switcher: "Zu einem Ort springen",
      shortcuts: "Diese Tasten zeigen",
      previous: "Unterhaltung darüber",
      next: "Unterhaltung darunter",
      previousUnread: "Ungelesene darüber",
      nextUnread: "Ungelesene darunter",
      markRead: "Diese Unterhaltung als gelesen markieren",
      markAllRead: "Alles als gelesen markieren",
      send: "Senden",
      newLine: "Neue Zeile",
      bold: "Fett",
      italic: "Kursiv",
      strike: "Durchgestrichen",
      code: "Code",
      block: "Codeblock",
      link: "Link",
      quote: "Zitat",
      list: "Liste",
      numbers: "Nummerierte Liste",
      spoiler: "Spoiler",
      above: "Zur Nachricht darüber",
      below: "Zur Nachricht darunter",
      first: "Zur ersten auf dem Bildschirm",
      last: "Zur neuesten",
      menu: "Alles, was mit ihr geht",
      leave: "Zurück zum Schreiben",
      editLast: "Bearbeiten, was Du zuletzt gesagt hast, solange das Feld leer ist",
    },
  },
  head: {
    members: (count) => count === 1 ? "1 Mitglied" : `${count} Mitglieder`,
  },
  line: {
    edited: "bearbeitet",
    deleted: "Diese Nachricht wurde gelöscht",
    ignored: "Von jemandem, den Du ignorierst",
    forwarded: {
      by: (name) => `${name} hat anderswo gesagt:`,
      there: "Dort zeigen",
      notYours: "Aus einer Unterhaltung, in der Du nicht bist",
    },
    today: "Heute",
    yesterday: "Gestern",
    new: "Neu",
    older: "Frühere Nachrichten werden geladen",
    addPeople: "Leute hinzufügen",
    setTopic: "Thema festlegen",
    beginning: (room) => `Hier beginnt ${room}`,
    beginningDirect: (names) => `Hier beginnt Deine Unterhaltung mit ${names}`,
    announced: "Was gerade gesagt wird",
    said: (name, text) => `${name}: ${text}`,
    saidMany: (count, names) =>
      names.length > 3
        ? `${count} neue Nachrichten`
        : `${count} neue Nachrichten von ${inOneLine(names)}`,
    readBy: (names) => `Gelesen von ${inOneLine(names)}`,
    replies: (count) => count === 1 ? "1 Antwort" : `${count} Antworten`,
    targetDeleted: "Die Nachricht, zu der der Link führt, wurde gelöscht.",
    targetAway:
      "Die Nachricht liegt weiter zurück. Versuch es noch einmal, sobald Du verbunden bist.",
    targetMissing:
      "Die Nachricht, zu der der Link führt, ist nicht hier, oder Du darfst sie nicht sehen.",
  },
  composer: {
    write: (room) => `Nachricht an ${room}`,
    send: "Senden",
    offline: (waiting) =>
      waiting === 0
        ? "Offline. Was Du schreibst, wird aufgehoben und gesendet, sobald Du wieder da bist."
        : `Offline. Wird gesendet, sobald Du wieder da bist: ${waiting}`,
    catchingUp: "Wird aufgeholt",
    typing: (names) =>
      names.length > 3
        ? "Mehrere schreiben gerade"
        : names.length === 1
        ? `${names[0]} schreibt gerade`
        : `${names.slice(0, -1).join(", ")} und ${names.at(-1)} schreiben gerade`,
    archived: "Dieser Raum ist archiviert: Man kann ihn lesen, und nichts kommt dazu.",
    reader: "Hier kannst Du lesen, aber nicht schreiben.",
    announcement: "Hier schreibt nur die Moderation.",
    attach: "Dateien anhängen",
    emoji: "Emoji",
    formatting: "Formatierung",
    tooLong: (bytes) =>
      `Zum Senden ist das um ${bytes}\u00a0Zeichen zu lang. Schick es in zwei Teilen.`,
    notKept:
      "Das ließ sich auf Deinem Gerät nicht aufheben und ging deshalb nicht hinaus. Versuch es noch einmal.",
    slow: (seconds, wait) =>
      `Langsamer Modus, eine Nachricht alle ${seconds}\u00a0s. Senden kannst Du in ${wait}\u00a0s.`,
    fileFailed:
      "Eine der Dateien ließ sich nicht senden. Versuch es noch einmal, oder nimm sie weg.",
  },
  text: {
    spoiler: "Verborgen. Zeigen",
    code: "Code",
    copyCode: "Kopieren",
    copied: "Kopiert",
  },
  date: {
    title: "Zu einem Tag springen",
    day: "Tag",
    jump: "Springen",
    missing: "Wähle zuerst einen Tag.",
    nothing: "An diesem Tag und seitdem wurde hier nichts gesagt.",
    failed: "Das ließ sich gerade nicht nachsehen. Versuch es noch einmal.",
  },
  names: inOneLine,
  closed: {
    title: "Diese Seite ist geschlossen",
    logIn: "Anmelden",
    outdated: "Diese Seite ist älter als der Server. Lade sie neu, dann geht es weiter.",
    reload: "Neu laden",
    signed_out: "Du wurdest abgemeldet, hier oder von einem anderen Gerät.",
    password_changed: "Dein Passwort wurde geändert. Melde Dich mit dem neuen an.",
    banned: "Dein Konto ist hier gesperrt. Frag, wer sich um diesen Ort kümmert.",
    account_deleted: "Dein Konto wurde gelöscht.",
    "another person": "In diesem Browser hat sich jemand anders angemeldet.",
  },
};
