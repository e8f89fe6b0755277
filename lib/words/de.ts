// Deutsch. Mit „Du“, kurz und freundlich; wer wie heißt, ist unbekannt, also ohne „er“ und „sie“.
// Zwischen Zahl und Maß steht ein geschütztes Leerzeichen (\u00a0).
import type { Words } from "./mod.ts";

export * from "./de/account.ts";
export * from "./de/door.ts";
export * from "./de/landing.ts";
export * from "./de/place.ts";

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

/** Die App: Liste, Unterhaltung, Schreibfeld, Seitenleisten. */
export const chat: Words["chat"] = {
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
  browse: {
    title: "Räume entdecken",
    search: "Nach einem Raum oder Thema suchen",
    loading: "Die Räume werden geladen",
    offline: "Die Räume kommen, sobald Du wieder verbunden bist",
    none: "Es gibt noch keine öffentlichen Räume. Leg den ersten an.",
    nothing: (query) =>
      `In keinem öffentlichen Raum geht es um „${query}“. Du könntest ihn anlegen.`,
    notForYou:
      "Gäste sehen die Räume, in die sie eingeladen sind. Die stehen alle in Deiner Liste.",
    failed: "Die Räume ließen sich nicht laden. Versuch es gleich noch einmal.",
    joined: "Du bist dabei",
    join: "Beitreten",
    joinThis: (room) => `${room} beitreten`,
    open: "Öffnen",
    openThis: (room) => `${room} öffnen`,
    refused: "Diesem Raum kann niemand mehr beitreten.",
  },
  newRoom: {
    title: "Neuer Raum",
    name: "Name",
    nameHint: "Kurz und klar, wie samstag oder werkzeug.",
    taken: (name) =>
      `Du bist schon in einem Raum namens ${name}. Ein zweiter könnte für Verwirrung sorgen.`,
    topic: "Thema",
    topicHint: "Worum geht es? Das darf leer bleiben.",
    who: "Wer darf hinein?",
    public: {
      label: "Alle hier",
      hint: "Unter „Räume entdecken“ kann man ihn finden und ihm beitreten.",
    },
    private: { label: "Nur wer eingeladen ist", hint: "Sonst sieht niemand, dass es ihn gibt." },
    past: "Wer neu ist, kann lesen, was vorher war",
    pastHint: "Sonst nur, was nach dem Beitritt gesagt wird.",
    create: "Raum anlegen",
    problems: {
      empty: "Gib ihm einen Namen.",
      long: (chars) => `Das ist länger als ${chars}\u00a0Zeichen.`,
      unfit: "Eine Zeile, ohne unsichtbare Zeichen.",
    },
    tooMany: "Du bist in so vielen Räumen, wie es geht. Verlass erst einen.",
    failed: "Der Raum ließ sich nicht anlegen. Versuch es gleich noch einmal.",
  },
  newDirect: {
    title: "Neue Nachricht",
    to: "An",
    begin: "Schreiben",
    refused: "Jemandem davon kannst Du nicht schreiben, oder Du wirst ignoriert.",
    failed: "Das hat nicht geklappt. Versuch es noch einmal, sobald Du verbunden bist.",
  },
  picker: {
    people: "Leute",
    nobody: (query) => query === "" ? "Sonst ist niemand da." : `Niemand heißt „${query}“.`,
    full: (most) => `Mehr passen nicht hinein: ${most}.`,
    drop: (name) => `${name} herausnehmen`,
  },
  details: {
    about: "Über diesen Raum",
    public: "Alle hier können ihn finden und beitreten.",
    private: "Nur wer eingeladen ist, kann hinein.",
    edit: "Bearbeiten",
    save: "Speichern",
    description: "Beschreibung",
    descriptionHint: "Was Neue wissen sollten, gern in mehreren Zeilen.",
    add: "Leute hinzufügen",
    addWho: "Wen?",
    addThem: "Hinzufügen",
    link: "Einladungslink",
    search: "Nach jemandem suchen",
    more: (count) => `Und ${count} mehr: Tipp einen Namen, um sie zu finden.`,
    forMe: {
      title: "Nur für Dich",
      favourite: "Unter Deinen Favoriten",
      level: "Sag mir Bescheid bei",
      levels: { all: "Jeder Nachricht", mentions: "Erwähnungen", nothing: "Nichts" },
      usual: (level) => `Wie überall: ${level}`,
      mute: "Stummschalten",
      muted: "Stumm",
      mutedUntil: (when) => `Stumm bis ${when}.`,
      mutedForGood: "Stumm, bis Du es änderst.",
      mutes: {
        off: "Nicht stumm",
        hour: "Für eine Stunde",
        today: "Für heute",
        week: "Für diese Woche",
        ever: "Bis ich es ändere",
      },
    },
    rules: {
      title: "Regeln",
      announce: "Für Ankündigungen",
      announceHint: "Nur die Moderation schreibt hier. Alle lesen.",
      slow: "Langsamer Modus",
      slowHint: "Wie lange jemand zwischen zwei Nachrichten wartet.",
      slowFor: (seconds) => seconds === 0 ? "Aus" : lasting(seconds),
      slowTold: (time) => `Langsamer Modus: ${time} zwischen zwei Nachrichten.`,
      may: {
        add: "Wer Leute hinzufügen darf",
        rename: "Wer Namen und Thema ändern darf",
        archive: "Wer den Raum archivieren darf",
      },
      least: { member: "Alle Mitglieder", moderator: "Die Moderation", owner: "Die Leitung" },
    },
    end: {
      title: "Verlassen oder schließen",
      archive: "Raum archivieren",
      archiveTitle: (room) => `${room} archivieren?`,
      archiveText: "Alles bleibt lesbar, und nichts kommt dazu, bis der Raum wieder geöffnet wird.",
      reopen: "Wieder öffnen",
      leaveTitle: (room) => `${room} verlassen?`,
      leaveText: "Der Raum ist privat: Zurück kommst Du nur, wenn Dich jemand hinzufügt.",
      ownerStays:
        "Du leitest diesen Raum. Bevor Du gehst, übergib ihn in der Liste der Mitglieder an jemanden.",
    },
    member: {
      write: "Schreiben",
      make: {
        moderator: "In die Moderation holen",
        member: "Zum Mitglied machen",
        reader: "Nur lesen lassen",
      },
      transfer: "Raum übergeben",
      transferTitle: (name) => `Den Raum an ${name} übergeben?`,
      transferText:
        "Dann liegt die Leitung dort, und Du bist in der Moderation. Zurückgeben kann sie nur, wer sie dann hat.",
      remove: "Aus dem Raum entfernen",
      removeTitle: (name) => `${name} entfernen?`,
      removeText:
        "Von diesem Raum kommt dort nichts mehr an. Was gesagt ist, bleibt. Eine Rückkehr ist möglich.",
      removeTextPrivate:
        "Von diesem Raum kommt dort nichts mehr an. Was gesagt ist, bleibt. Zurück geht es nur, wenn jemand wieder hinzufügt.",
    },
    problems: {
      forbidden: "Das darfst Du nicht mehr: Die Rollen oder der Raum haben sich geändert.",
      not_found: "Diese Person oder dieser Raum ist nicht mehr da.",
      too_many: "So viele passen nicht hinein.",
      rate_limited: "Das war viel in kurzer Zeit. Warte einen Moment.",
      other: "Das hat nicht geklappt. Versuch es noch einmal, sobald Du verbunden bist.",
    },
  },
  section: {
    title: "Neuer Abschnitt",
    name: "Name",
    hint: "Eine Überschrift in Deiner eigenen Liste. Sonst sieht sie niemand.",
    unfit: "Eine Zeile von 1 bis 40\u00a0Zeichen.",
    save: "Speichern",
    rename: "Abschnitt umbenennen",
    up: "Abschnitt nach oben",
    down: "Abschnitt nach unten",
    remove: "Abschnitt entfernen",
  },
  logOut: {
    title: "Abmelden?",
    unsent: (count) =>
      count === 1
        ? "Eine Nachricht ist noch nicht gesendet."
        : `${count} Nachrichten sind noch nicht gesendet.`,
    drafts: (count) =>
      count === 1
        ? "Ein Entwurf ist nur auf diesem Gerät."
        : `${count} Entwürfe sind nur auf diesem Gerät.`,
    settings: "Was Du zuletzt eingestellt hast, ist nur auf diesem Gerät.",
    lost: "Das wird gelöscht. Wartest Du, bis Du verbunden bist, geht nichts verloren.",
    nothing:
      "In diesem Browser bleibt nichts von Dir. Was Du geschrieben hast, ist beim nächsten Mal wieder da.",
    guest: "Du bist als Gast hier: Mit diesem Konto kommt danach niemand mehr herein.",
    refused: "Das hat nicht geklappt. Versuch es noch einmal, sobald Du verbunden bist.",
    anyway: "Löschen und abmelden",
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
  lists: {
    count: (count, isMore) => isMore ? `${count} und mehr` : `${count}`,
    more: "Mehr zeigen",
    elsewhere: "Eine Unterhaltung, in der Du nicht bist",
    failed: "Das ließ sich nicht laden. Versuch es noch einmal, sobald Du verbunden bist.",
    refused: "Das hat nicht geklappt. Versuch es noch einmal, sobald Du verbunden bist.",
    threads: {
      none:
        "Du folgst noch keinen Threads: Hier stehen dann alle, die Du beginnst, in denen Du schreibst oder erwähnt wirst.",
      noneAction: "Zu den Unterhaltungen",
      open: (name, room) => `Thread von ${name} in ${room}`,
    },
    activity: {
      none:
        "Noch nichts: Hier stehen dann Erwähnungen, Antworten und Reaktionen auf das, was Du sagst.",
      noneAction: "Zu den Unterhaltungen",
      which: "Was gezeigt wird",
      kinds: { all: "Alles", mention: "Erwähnungen", reply: "Antworten", reaction: "Reaktionen" },
      did: {
        mention: (room) => `erwähnt Dich in ${room}`,
        reply: (room) => `antwortet Dir in ${room}`,
        thread: (room) => `antwortet in einem Thread in ${room}`,
        reaction: (emoji, room) => `reagiert mit ${emoji} in ${room}`,
      },
      open: (name, did) => `${name} ${did}`,
    },
    saved: {
      none:
        "Du hast Dir noch nichts gemerkt: Merk Dir eine Nachricht über ihr Menü, dann findest Du sie hier wieder.",
      noneAction: "Zu den Unterhaltungen",
      open: (name, room) => `Nachricht von ${name} in ${room}`,
      unsave: "Nicht mehr merken",
      unsaved: "Nicht mehr gemerkt",
      undo: "Rückgängig",
    },
    drafts: {
      none: "Nichts Angefangenes: Was Du zu schreiben beginnst, wird hier aufgehoben.",
      noneAction: "Zu den Unterhaltungen",
      open: (room) => `In ${room} weiterschreiben`,
      inThread: "In einem Thread",
      goOn: "Weiterschreiben",
      drop: "Diesen Entwurf verwerfen",
      dropped: "Entwurf verworfen",
      undo: "Rückgängig",
      other: (time) => `Um ${time} auf einem anderen Gerät geschrieben:`,
      dropOther: "Diesen verwerfen",
    },
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
  emoji: {
    search: "Emoji suchen",
    grid: "Emoji",
    kinds: "Arten von Emoji",
    recent: "Zuletzt benutzt",
    own: "Von diesem Ort",
    none: "Dafür gibt es kein Emoji.",
    tone: "Hautton",
    tones: ["Ohne", "Hell", "Mittelhell", "Mittel", "Mitteldunkel", "Dunkel"],
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
      return `Mit ${emoji} reagiert: ${chat.names(more > 0 ? [...names, others] : names)}`;
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
  settings: {
    title: "Deine Einstellungen",
    parts: {
      look: "Aussehen",
      reading: "Lesen",
      writing: "Schreiben",
      notifications: "Benachrichtigungen",
      privacy: "Privatsphäre",
      language: "Sprache",
    },
    back: "Alle Einstellungen",
    leads: {
      look: "Auf allen Deinen Geräten, auf jeder Seite.",
      reading: "Wie Zeiten geschrieben werden.",
      writing: "Wie hinausgeht, was Du schreibst.",
      privacy: "Was andere von Dir erfahren, und von wem Du nichts hören willst.",
      language:
        "Die Sprache der Knöpfe, der Zeiten und der Meldungen. Was Leute schreiben, bleibt, wie es ist.",
    },
    saved: "Gespeichert",
    waiting: "Wird gespeichert, sobald Du wieder verbunden bist",
    refused:
      "Das ließ sich nicht speichern und ist darum wie vorher. Versuch es gleich noch einmal.",
    theme: { name: "Farben", system: "Wie das System", light: "Hell", dark: "Dunkel" },
    contrast: { name: "Kontrast", system: "Wie das System", more: "Mehr" },
    textSize: {
      name: "Schriftgröße",
      small: "Klein",
      normal: "Normal",
      large: "Groß",
      largest: "Sehr groß",
    },
    density: { name: "Dichte", comfortable: "Bequem", compact: "Kompakt" },
    motion: { name: "Bewegung", system: "Wie das System", less: "Keine" },
    clock: {
      name: "Uhrzeiten",
      auto: "Wie in Deiner Sprache",
      12: "12 Stunden",
      24: "24 Stunden",
      example: (time) => `Jetzt ist es ${time}.`,
    },
    enter: {
      name: "Eine Nachricht sendet man mit",
      plain: "Eingabe",
      control: "Strg und Eingabe",
      plainHint: "Umschalt und Eingabe beginnen eine neue Zeile.",
      controlHint: "Eingabe beginnt eine neue Zeile. Auf einem Mac sind es ⌘ und Eingabe.",
    },
    language: {
      name: "Sprache",
      auto: "Wie der Browser sagt",
      en: "English",
      de: "Deutsch",
      reload: "Parley in dieser Sprache zeigen",
      reloadHint: "Die Seite wird neu geladen. Was Du gerade schreibst, bleibt.",
    },
    receipts: {
      label: "Andere sehen lassen, wie weit ich gelesen habe",
      hint: "In Räumen mit bis zu 20 Leuten. Wenn nicht, siehst Du es auch von anderen nicht.",
    },
    hidden: {
      label: "Für alle anderen offline sein",
      hint: "Niemand sieht, dass Du da bist, dass Du schreibst oder wann Du zuletzt da warst.",
    },
    ignored: {
      title: "Leute, die Du ignorierst",
      lead:
        "Was sie schreiben, ist eingeklappt, und sie können keine Unterhaltung mit Dir beginnen.",
      none: "Niemand. Ignorieren kannst Du jemanden auf der Seite dieser Person.",
      stop: "Nicht mehr ignorieren",
      stopThis: (name) => `${name} nicht mehr ignorieren`,
    },
    rooms: {
      title: "Räume, für die etwas anderes gilt",
      lead: "Wie laut ein Raum ist, sagst Du in seinen Details.",
      none: "Für alle Räume gilt, was oben steht.",
      muted: "Stumm",
      unmute: "Nicht mehr stumm",
      unmuteThis: (room) => `${room} nicht mehr stumm`,
    },
    keywords: {
      name: "Meine Wörter",
      hint:
        "Sie zählen wie eine Erwähnung, wo immer sie stehen. Eingabe oder Komma fügt ein Wort hinzu.",
      drop: (word) => `${word} herausnehmen`,
      tooMany: (most) => `Mehr als ${most} Wörter passen nicht hinein.`,
    },
    account: {
      title: "Dein Konto",
      profile: "Profil",
      security: "Passwort und Passkeys",
      devices: "Geräte",
      tokens: "Token für Programme",
    },
    place: {
      title: "Dieser Ort",
      invites: "Einladungen",
      people: "Leute und Rollen",
      emoji: "Emoji",
      settings: "Einstellungen",
    },
  },
  views: {
    activity: "Aktivität",
    threads: "Threads",
    saved: "Gemerkt",
    drafts: "Entwürfe",
    later: "Später senden",
    people: "Leute",
    browse: "Räume entdecken",
    settings: "Einstellungen",
  },
  switcher: {
    title: "Springen zu",
    hint: "Ein Raum, eine Person oder eine Seite",
    places: "Orte",
    nothing: (query) => `Nichts hier heißt „${query}“.`,
    refused: "Allein kannst Du dieser Person nicht schreiben.",
    archived: "archiviert",
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
    setTopic: "Thema festlegen",
    beginning: (room) => `Hier beginnt ${room}`,
    beginningDirect: (names) => `Hier beginnt Deine Unterhaltung mit ${names}`,
    toNewest: "Zum Neuesten springen",
    newBelow: (count) => count === 1 ? "1 neue Nachricht" : `${count} neue Nachrichten`,
    toFirstUnread: (count) =>
      count === 1 ? "Zur ungelesenen Nachricht" : `Zur ersten von ${count} ungelesenen`,
    announced: "Was gerade gesagt wird",
    said: (name, text) => `${name}: ${text}`,
    saidMany: (count, names) =>
      names.length > 3
        ? `${count} neue Nachrichten`
        : `${count} neue Nachrichten von ${chat.names(names)}`,
    readBy: (names) => `Gelesen von ${chat.names(names)}`,
    replies: (count) => count === 1 ? "1 Antwort" : `${count} Antworten`,
    targetDeleted: "Die Nachricht, zu der der Link führt, wurde gelöscht.",
    targetMissing:
      "Die Nachricht, zu der der Link führt, ist nicht hier, oder Du darfst sie nicht sehen.",
    failedEdit: {
      gone: "Nicht geändert: Die Nachricht wurde gelöscht.",
      forbidden: "Nicht geändert: Hier darfst Du nicht schreiben.",
      other: "Nicht geändert.",
    },
    retry: "Noch einmal versuchen",
    drop: "Löschen",
    failed: {
      forbidden: "Nicht gesendet: Hier darfst Du nicht schreiben.",
      not_found: "Nicht gesendet: Diesen Raum gibt es nicht mehr, oder Du bist nicht mehr darin.",
      too_many: "Nicht gesendet: Das war zu viel auf einmal.",
      rate_limited:
        "Nicht gesendet: Hier muss man zwischen Nachrichten warten. Versuch es später noch einmal.",
      bad_command: "Nicht gesendet: Der Server nimmt diesen Text nicht an.",
      other: "Nicht gesendet.",
    },
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
    emoji: "Emoji",
    formatting: "Formatierung",
    offers: "Vorschläge",
    notHere: (name) => `@${name}, nicht in diesem Raum`,
    shouts: { here: "alle, die gerade da sind", room: "alle in diesem Raum" },
    isNotHere: (name) => `${name} ist nicht in diesem Raum und wird das nicht sehen.`,
    add: "Zum Raum hinzufügen",
    wasAdded: (name) => `${name} ist jetzt in diesem Raum.`,
    wasNotAdded: (name) =>
      `${name} ließ sich nicht hinzufügen. Frag, wer sich um den Raum kümmert.`,
    longPaste: (lines) => lines > 1 ? `Das war lang: ${lines} Zeilen.` : "Das war lang.",
    asCode: "Zum Codeblock machen",
    tooLong: (bytes) =>
      `Zum Senden ist das um ${bytes}\u00a0Zeichen zu lang. Schick es in zwei Teilen.`,
    notKept:
      "Das ließ sich auf Deinem Gerät nicht aufheben und ging deshalb nicht hinaus. Versuch es noch einmal.",
    slow: (seconds, wait) =>
      `Langsamer Modus, eine Nachricht alle ${seconds}\u00a0s. Senden kannst Du in ${wait}\u00a0s.`,
    otherDraft: (clock) => `Um ${clock} auf einem anderen Gerät geschrieben:`,
    takeOther: "Anfügen",
    dropOther: "Verwerfen, was auf dem anderen Gerät steht",
    undo: "Senden rückgängig machen",
    notTakenBack: "Das ließ sich nicht zurücknehmen: Bei den anderen steht es noch da.",
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
  /** Befehle, nach ihren Namen: was sie tun, und was dahinter getippt wird. */
  slash: {
    heading: "Befehle",
    does: {
      me: "Sagen, was Du tust",
      msg: "Jemandem allein schreiben",
      join: "In einen Raum gehen",
      create: "Einen öffentlichen Raum anlegen",
      leave: "Diesen Raum verlassen",
      topic: "Das Thema ändern",
      rename: "Diesen Raum umbenennen",
      invite: "Leute in diesen Raum holen",
      remove: "Jemanden aus diesem Raum entfernen",
      who: "Zeigen, wer in diesem Raum ist",
      away: "Zeigen, dass Du weg bist",
      dnd: "Nicht gestört werden",
      back: "Zeigen, dass Du wieder da bist",
      status: "Sagen, was Du gerade machst",
      nick: "Deinen Namen ändern",
      mute: "Von dieser Unterhaltung nichts hören",
      unmute: "Von dieser Unterhaltung wieder hören",
      help: "Tasten und Befehle zeigen",
    },
    takes: {
      me: "winkt",
      msg: "@name text",
      join: "#raum",
      create: "name",
      leave: "",
      topic: "text",
      rename: "name",
      invite: "@name",
      remove: "@name",
      who: "",
      away: "warum",
      dnd: "warum",
      back: "",
      status: "text",
      nick: "name",
      mute: "",
      unmute: "",
      help: "",
    },
    incomplete: (name, takes) => `Da fehlt etwas. Tipp: /${name} ${takes}`,
    unknown: (name, nearest) =>
      nearest === null
        ? `Den Befehl /${name} gibt es nicht. Mit zwei Strichen, //${name}, wird es so gesendet.`
        : `Den Befehl /${name} gibt es nicht. Meintest Du /${nearest}?`,
    nobody: (name) => `Niemand hier heißt ${name}.`,
    noRoom: (name) => `Es gibt keinen Raum namens ${name}, in den Du gehen kannst.`,
    refused: {
      forbidden: "Das darfst Du hier nicht.",
      not_found: "So etwas gibt es nicht, oder es steht Dir nicht offen.",
      too_many: "Das wären zu viele.",
      bad_command: "Mit diesem Text geht das nicht.",
      other: "Das hat nicht geklappt. Versuch es noch einmal.",
    },
  },
  names: (names) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} und ${names.at(-1)}`,
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

function lasting(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0Sekunden`;
  if (seconds >= 3600) return "1\u00a0Stunde";
  return seconds === 60 ? "1\u00a0Minute" : `${Math.round(seconds / 60)}\u00a0Minuten`;
}

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
