/** Die App: was später geöffnet wird. Länger als andere: Seiten laden es als einen Teil, auch später. */
import type { chatLater as English } from "../en/chat_later.ts";

export const chatLater: typeof English = {
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
  people: {
    search: "Nach jemandem suchen",
    loading: "Die Leute werden geladen",
    offline: "Die Leute kommen, sobald Du wieder verbunden bist",
    failed: "Die Leute ließen sich nicht laden. Versuch es gleich noch einmal.",
    nobody: (query) => `Hier heißt niemand „${query}“.`,
    more: "Es gibt noch mehr: Tipp einen Namen, um sie zu finden.",
    notForYou:
      "Gäste sehen die Leute der Räume, in denen sie sind: in der Mitgliederliste jedes Raums.",
  },
  crop: {
    title: "Bild zuschneiden",
    part: "Der Teil, der zu sehen ist",
    hint: "Ziehe es oder nimm die Pfeiltasten; Plus und Minus zoomen.",
    fingerHint: "Ziehe es mit einem Finger, zoome mit zweien.",
    zoom: "Zoom",
    save: "So verwenden",
    unreadable: "Das lässt sich hier nicht öffnen. Wähle ein WebP, JPEG oder PNG.",
  },
  card: {
    title: "Profil",
    loading: "Das Profil wird geladen",
    nobody: "Hier ist niemand, oder niemand, den Du sehen kannst.",
    failed: "Das ließ sich nicht laden. Versuch es wieder, sobald Du verbunden bist.",
    edit: "Dein Profil ändern",
    status: "Status setzen",
    manage: "Rolle und Zugang",
  },
  roomFiles: {
    title: "Dateien",
    which: "Was zu sehen ist",
    kinds: { picture: "Bilder", media: "Ton und Video", document: "Dokumente" },
    none: {
      picture: "Noch keine Bilder. Hier steht, was jemand in dieser Unterhaltung schickt.",
      media: "Noch kein Ton und kein Video. Hier steht, was jemand in dieser Unterhaltung schickt.",
      document: "Noch keine Dokumente. Hier steht, was jemand in dieser Unterhaltung schickt.",
    },
  },
  viewer: {
    title: "Bilder",
    previous: "Vorheriges Bild",
    next: "Nächstes Bild",
    nearer: "Vergrößern",
    further: "Verkleinern",
    whole: "Ganz zeigen",
    first: "Erstes Bild",
    last: "Letztes Bild",
    toMessage: "Zur Nachricht",
    count: (at, of) => `${at} von ${of}`,
  },
  filesRead: {
    sent: (what) => `hat geschickt: ${what}`,
    cannotShow: (name) =>
      `${name} lässt sich nicht anzeigen. Speichere die Datei, um sie anzusehen.`,
    comesLater: "Das Bild kommt, sobald Du wieder verbunden bist.",
    notPlayed: "Das lässt sich hier nicht abspielen. Speichere die Datei dafür.",
    notRead: "Das ließ sich nicht laden. Speichere die Datei, um sie zu lesen.",
    showAll: "Alles zeigen",
    restToSave: "Das ist der Anfang. Speichere die Datei, um den Rest zu lesen.",
  },
  attaching: {
    title: "Dateien zum Senden",
    from: {
      camera: "Foto aufnehmen",
      pictures: "Bilder und Videos",
      files: "Dateien",
    },
    arriving: "Wird vorbereitet",
    drop: (room) => `Loslassen zum Senden an ${room}`,
    dropInThread: "Loslassen zum Senden in diesen Thread",
    notTaken: {
      unreadable: (names) =>
        `Ließ sich nicht lesen: ${names}. Einen Ordner kann man als Archiv senden.`,
      tooLarge: (names, mib) =>
        `Zu groß: ${names}. Eine Datei darf höchstens ${mib}\u00a0MiB haben.`,
      tooMany: (most, left) =>
        `Mit einer Nachricht gehen höchstens ${most} Dateien, deshalb ${
          left === 1 ? "fehlt eine" : `fehlen ${left}`
        }.`,
      no_room: "In diesem Browser ist kein Platz für weitere Dateien. Sende erst diese.",
      not_kept: "Die Dateien ließen sich auf Deinem Gerät nicht aufheben. Versuch es noch einmal.",
    },
    is: {
      paused: "Pausiert",
      failed: {
        too_large: "Zu groß für diesen Ort.",
        too_many: "Das ist mehr, als man an einem Tag senden darf. Versuch es morgen.",
        no_room: "Hier ist kein Platz mehr für Dateien. Sag es denen, die den Ort betreiben.",
        lost: "Nicht mehr in diesem Browser. Häng sie noch einmal an.",
        refused: "Der Server nimmt diese Datei nicht an.",
      },
    },
    all: {
      coming: (count) => count === 1 ? "1 Datei angehängt" : `${count} Dateien angehängt`,
      ready: (count) => count === 1 ? "1 Datei ist bereit" : `${count} Dateien sind bereit`,
      failed: (names) => `Ließ sich nicht senden: ${names}`,
    },
    forLater: (when, files) =>
      files === 1
        ? `Wird ${when} gesendet, sobald ihre Datei da ist.`
        : `Wird ${when} gesendet, sobald ihre ${files} Dateien da sind.`,
    progress: (name) => `Wie weit ${name} ist`,
    pause: (name) => `${name} anhalten`,
    resume: (name) => `Mit ${name} weitermachen`,
    retry: (name) => `${name} noch einmal versuchen`,
    remove: (name) => `${name} wegnehmen`,
    move: (name) => `${name} verschieben`,
    earlier: "Nach vorn",
    later: "Nach hinten",
    moved: (name, at, of) => `${name} ist jetzt Nummer ${at} von ${of}`,
    describe: (name) => `${name} beschreiben`,
    describeAnew: (name) => `Beschrieben: ${name}. Ändern`,
    describeShort: "Beschreiben",
    described: "Beschrieben",
    alt: {
      title: "Bild beschreiben",
      field: "Was zu sehen ist",
      hint: "Für alle, die es nicht sehen können. Ein, zwei Sätze reichen.",
      save: "Speichern",
    },
    pending: {
      paused: "Pausiert",
      pause: "Anhalten",
      resume: "Weiter",
      takeBack: "Zurücknehmen",
      noRoom: (most) =>
        `Mit einer Nachricht gehen höchstens ${most} Dateien. Sende erst, was Du gerade schreibst, oder nimm Dateien weg.`,
    },
  },
  pills: {
    toNewest: "Zum Neuesten springen",
    newBelow: (count) => count === 1 ? "1 neue Nachricht" : `${count} neue Nachrichten`,
    toFirstUnread: (count) =>
      count === 1 ? "Zur ungelesenen Nachricht" : `Zur ersten von ${count} ungelesenen`,
  },
  writing: {
    undo: "Senden rückgängig machen",
    notTakenBack: "Das ließ sich nicht zurücknehmen: Bei den anderen steht es noch da.",
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
    asFile: "Als Datei senden",
    pastedName: "Eingefügter Text.txt",
    otherDraft: (clock) => `Um ${clock} auf einem anderen Gerät geschrieben:`,
    takeOther: "Anfügen",
    dropOther: "Verwerfen, was auf dem anderen Gerät steht",
  },
  unsent: {
    retry: "Noch einmal versuchen",
    drop: "Löschen",
    failedEdit: {
      gone: "Nicht geändert: Die Nachricht wurde gelöscht.",
      forbidden: "Nicht geändert: Hier darfst Du nicht schreiben.",
      other: "Nicht geändert.",
    },
    failed: {
      forbidden: "Nicht gesendet: Hier darfst Du nicht schreiben.",
      not_found: "Nicht gesendet: Diesen Raum gibt es nicht mehr, oder Du bist nicht mehr darin.",
      too_many: "Nicht gesendet: Das war zu viel auf einmal.",
      rate_limited:
        "Nicht gesendet: Hier muss man zwischen Nachrichten warten. Versuch es später noch einmal.",
      bad_command: "Nicht gesendet: Der Server nimmt diesen Text nicht an.",
      other: "Nicht gesendet.",
    },
    failedFile: {
      too_large: "Nicht gesendet: Eine Datei ist zu groß.",
      too_many:
        "Nicht gesendet: Das ist mehr, als man an einem Tag bringen darf. Versuch es morgen.",
      no_room: "Nicht gesendet: Hier ist kein Platz mehr für Dateien.",
      lost: "Nicht gesendet: Eine Datei ist nicht mehr in diesem Browser.",
      refused: "Nicht gesendet: Der Server nimmt eine Datei nicht an.",
    },
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
    alone: {
      invite: "Alle, die es hier gibt, sind schon dabei. Andere kommen über einen Link.",
      ask:
        "Alle, die es hier gibt, sind schon dabei. Wer diesen Ort betreibt, kann andere einladen.",
    },
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
    picture: {
      choose: "Bild wählen",
      change: "Bild ändern",
      remove: "Bild entfernen",
    },
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
  logOut: {
    title: "Abmelden?",
    unsent: (count) =>
      count === 1
        ? "Eine Nachricht ist noch nicht gesendet."
        : `${count} Nachrichten sind noch nicht gesendet.`,
    files: (count) =>
      count === 1
        ? "Eine Datei ist angehängt und noch nicht gesendet."
        : `${count} Dateien sind angehängt und noch nicht gesendet.`,
    drafts: (count) =>
      count === 1
        ? "Ein Entwurf ist nur auf diesem Gerät."
        : `${count} Entwürfe sind nur auf diesem Gerät.`,
    settings: "Was Du zuletzt eingestellt hast, ist nur auf diesem Gerät.",
    lost: "Das wird gelöscht. Wartest Du, bis Du verbunden bist, geht nichts verloren.",
    lostUnlessSent:
      "Das wird gelöscht. Sendest Du es und wartest, bis Du verbunden bist, geht nichts verloren.",
    nothing:
      "In diesem Browser bleibt nichts von Dir. Was Du geschrieben hast, ist beim nächsten Mal wieder da.",
    unknown:
      "Ein anderer Tab hat noch nicht gesagt, was auf das Senden wartet. Was wartet, würde gelöscht.",
    guest: "Du bist als Gast hier: Mit diesem Konto kommt danach niemand mehr herein.",
    refused: "Das hat nicht geklappt. Versuch es noch einmal, sobald Du verbunden bist.",
    anyway: "Löschen und abmelden",
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
  share: {
    hint: "Ein Raum oder eine Person",
    what: "Was geteilt wird",
    none: (place) =>
      `Hier wartet nichts. Teile etwas in einer anderen App, und wähle dort ${place}.`,
    toRooms: "Zu Deinen Räumen",
    isFull: (left) =>
      `Auf Deinem Gerät ist kein Platz für ${left === 1 ? "die Datei" : `die ${left} Dateien`}.`,
  },
  switcher: {
    title: "Springen zu",
    hint: "Ein Raum, eine Person oder eine Seite",
    places: "Orte",
    nothing: (query) => `Nichts hier heißt „${query}“.`,
    refused: "Allein kannst Du dieser Person nicht schreiben.",
    archived: "archiviert",
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
};

function lasting(seconds: number): string {
  if (seconds < 60) return `${seconds}\u00a0Sekunden`;
  if (seconds >= 3600) return "1\u00a0Stunde";
  return seconds === 60 ? "1\u00a0Minute" : `${Math.round(seconds / 60)}\u00a0Minuten`;
}
