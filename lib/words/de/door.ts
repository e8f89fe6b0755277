// Wege hinein, und was dort steht, wo keiner ist.
import type { Words } from "../mod.ts";

export const errors: Words["errors"] = {
  notFound: {
    title: "An dieser Adresse ist nichts",
    text:
      "Vielleicht ist der Link alt oder hat einen Tippfehler, oder er führt in einen Raum, den nur seine Mitglieder sehen.",
    advice: "Prüf die Adresse oder geh dorthin zurück, woher Du kamst.",
  },
  forbidden: {
    title: "Das steht Dir nicht offen",
    text: "Man kennt Dich hier, aber diese Seite ist für andere.",
    advice: "Wenn sie Dir offenstehen sollte, frag, wer diesen Ort betreibt.",
  },
  tooMany: {
    title: "Das war viel auf einmal",
    text: "Wer sehr oft fragt, wird hier gebremst, damit es für alle schnell bleibt.",
    advice: "Warte eine Minute und lade die Seite dann neu.",
  },
  tooMuch: {
    title: "Das war zu viel für ein Formular",
    text:
      "Alle Felder eines Formulars dürfen zusammen 64\u00a0KiB haben, etwa dreißig Seiten Text.",
    advice: "Geh zurück, kürze es und schick es noch einmal.",
  },
  tooSlow: {
    title: "Das kam zu langsam an",
    text:
      "Die Verbindung war zu langsam oder brach ab, und nichts von dem, was Du geschickt hast, wurde behalten.",
    advice: "Geh zurück und schick es noch einmal, wo die Verbindung besser ist.",
  },
  otherHost: {
    title: "Parley kennt diese Adresse nicht",
    text:
      "Eine Adresse gilt nur, wenn sie eingestellt ist. So kann sich keine fremde Seite als dieser Ort ausgeben.",
    advice: "Wenn Du diesen Ort betreibst und die Adresse Deine ist, starte ihn so:",
    rest:
      "Die übrigen Einstellungen bleiben. Wenn ein Proxy davor https daraus macht, schreib https:// und füg PARLEY_TRUST_PROXY=1 hinzu.",
    own: (origin) => `Zu ${origin}`,
    short: "Parley kennt diese Adresse nicht: PARLEY_ORIGIN muss die sein, die alle benutzen",
  },
  refused: {
    title: "Diese Anfrage war nicht zu verstehen",
    text:
      "Etwas daran passte nicht: ein Formular, das lange offen war, oder eine abgeschnittene Adresse.",
    advice: "Geh zurück, lade die Seite neu und schick es noch einmal.",
  },
  broken: {
    title: "Bei uns ist etwas kaputtgegangen",
    text:
      "Für alle, die diesen Ort betreiben, ist es notiert. Einzelheiten stehen im Protokoll des Servers.",
    advice: "Lade die Seite neu. Wenn es so bleibt, sag denen Bescheid, die diesen Ort betreiben.",
  },
  code: (status) => `Fehler ${status}`,
  reload: "Neu laden",
};

/** Anmelden, ein Konto anlegen, den Ort einrichten. */
export const door: Words["door"] = {
  name: "Name",
  nameHint: "Wie Dich andere hier nennen, etwa ada oder Ada.L. Du kannst ihn später ändern.",
  password: "Passwort",
  passwordHint:
    "Mindestens 8\u00a0Zeichen. Gut sind drei Wörter, die sonst niemand zusammenbringt.",
  login: {
    title: "Anmelden",
    submit: "Anmelden",
    none: "Noch kein Konto?",
    register: "Leg eins an",
    lost: "Passwort verloren?",
  },
  register: {
    title: "Leg Dein Konto an",
    submit: "Konto anlegen",
    have: "Hast Du schon eins?",
    login: "Melde Dich an",
    closed:
      "Hierher kommt man mit einer Einladung. Bitte jemanden, der schon hier ist, um einen Link.",
  },
  join: {
    title: "Du bist eingeladen",
    openLead: (place) => `Öffne Deine Einladung zu ${place}.`,
    secret: "Einladung",
    secretHint: "Was in Deinem Link hinter dem # steht.",
    open: "Einladung öffnen",
    noScript:
      "Ohne Skripte kann diese Seite sie nicht aus dem Link lesen: Kopiere sie in das Feld.",
    invitedBy: (who, place) =>
      who === "" ? `Du bist zu ${place} eingeladen` : `${who} lädt Dich zu ${place} ein`,
    asGuest: "Du kommst als Gast: Nenn einen Namen, und Du bist da.",
    toRooms: (rooms) => `Sie führt zu ${rooms.map((room) => `#${room}`).join(", ")}.`,
    enter: "Konto anlegen und hereinkommen",
    enterAsGuest: "Hereinkommen",
    enterRooms: "Zu diesen Räumen",
    hereAs: (who) => `Du bist als ${who} hier.`,
    have: "Hast Du schon ein Konto?",
    login: "Melde Dich an",
  },
  guest: {
    title: "Als Gast hereinkommen",
    lead: "Ein Name genügt. Wenn Du später ein Passwort wählst, kannst Du für immer bleiben.",
    submit: "Hereinkommen",
    have: "Hast Du schon ein Konto?",
    login: "Melde Dich an",
    offer: "Als Gast hereinkommen",
  },
  setup: {
    title: "Richte diesen Ort ein",
    lead: "Dein Konto ist das erste, und ihm gehört der Ort.",
    place: "Name des Ortes",
    placeHint: "Etwa Repair-Café Elmstraße. Er steht auf jeder Seite oben.",
    hue: "Akzentfarbe",
    secret: "Geheimnis für das Einrichten",
    secretHint: "Was in dem Link hinter dem # steht, den der Server beim Start ausgegeben hat.",
    submit: "Einrichten",
  },
  hues: {
    pine: "Kiefer",
    leaf: "Laub",
    ochre: "Ocker",
    clay: "Ton",
    rose: "Rose",
    plum: "Pflaume",
    violet: "Veilchen",
    sea: "Meer",
  },
  waits: (seconds) =>
    seconds < 120
      ? `Das kam zu oft. Warte ${
        seconds === 1 ? "eine Sekunde" : `${seconds} Sekunden`
      } und versuch es dann noch einmal.`
      : `Das kam zu oft. Warte ${Math.ceil(seconds / 60)} Minuten und versuch es dann noch einmal.`,
  recover: {
    title: "Mit einem Notfallcode zurück",
    lead: "Alles, was mit Deinem Konto angemeldet ist, wird abgemeldet.",
    code: "Notfallcode",
    codeHint:
      "Einer der zehn, die Du aufgehoben hast, etwa abcd-efgh-jkmn-pqrs. Jeder gilt einmal.",
    submit: "Passwort setzen und anmelden",
    none:
      "Keine Codes mehr? Wer diesen Ort leitet, kann Dir einen Link zu einem neuen Passwort geben.",
  },
  reset: {
    title: "Wähl ein neues Passwort",
    lead: "Der Link gilt einmal. Alles, was mit Deinem Konto angemeldet ist, wird abgemeldet.",
    submit: "Passwort setzen und anmelden",
  },
  share: {
    title: "Noch nicht angekommen",
    text:
      "Dein Browser muss erst lernen, Geteiltes anzunehmen. Das tut er, während dieser Ort offen ist.",
    advice: "Öffne ihn einmal, geh zurück, und teile es noch einmal.",
    open: (place) => `${place} öffnen`,
  },
  link: {
    title: "Auf diesem Gerät anmelden",
    lead: "Mit dem Link, den ein anderes Gerät von Dir zeigt. Er gilt einmal, zwei Minuten lang.",
    already: (name) =>
      `Hier bist Du als ${name} angemeldet. Der Link meldet das Konto an, von dem er kommt.`,
    submit: "Hier anmelden",
  },
  newPassword: "Neues Passwort",
  secret: "Geheimnis aus dem Link",
  secretHint: "Was im Link hinter dem # steht.",
  noScripts:
    "Dein Browser führt hier keine Skripte aus, also konnte der Link das nicht ausfüllen. Kopiere von Hand, was hinter dem # steht.",
  problems: {
    name: {
      empty: "Nenn einen Namen, bei dem man Dich rufen kann.",
      too_long: "Das ist länger als 32\u00a0Zeichen: Nimm einen kürzeren.",
      characters:
        "Nimm Buchstaben und Ziffern, dazwischen Punkte, Striche oder Unterstriche, etwa ada.l",
      reserved: "Dieser Name meint alle oder das Haus selbst. Nimm einen anderen.",
      taken: "So oder zum Verwechseln ähnlich heißt hier schon jemand. Häng etwas an.",
    },
    password: {
      short: "Das ist kürzer als 8\u00a0Zeichen. Nimm noch ein Wort dazu oder zwei.",
      long: "Das ist länger als 1.024\u00a0Zeichen. Ein kürzeres genügt.",
      common: "Das ist eins der zehntausend häufigsten Passwörter. Denk Dir ein eigenes aus.",
      name: "Das ist Dein Name. Nimm etwas, das andere nicht wissen.",
    },
    place: {
      empty: "Gib dem Ort einen Namen.",
      too_long: "Das ist länger als 60\u00a0Zeichen: Nimm einen kürzeren Namen.",
      unfit: "Schreib eine Zeile, ohne unsichtbare Zeichen.",
    },
    displayName: {
      unfit: "Schreib eine Zeile von höchstens 60\u00a0Zeichen, ohne unsichtbare Zeichen.",
    },
    pronouns: { unfit: "Schreib eine Zeile von höchstens 30\u00a0Zeichen." },
    bio: { unfit: "Schreib höchstens 500\u00a0Zeichen." },
    zone: { unfit: "Nenn eine Zeitzone, etwa Europe/Berlin, oder lass das Feld leer." },
    emoji: { unfit: "Nimm ein einziges Emoji, oder lass das Feld leer." },
    status: { unfit: "Schreib eine Zeile von höchstens 100\u00a0Zeichen." },
    current: { wrong: "Das ist nicht Dein jetziges Passwort. Ist die Feststelltaste an?" },
    token: {
      empty: "Gib dem Token einen Namen, etwa den des Programms oder Rechners, der es benutzt.",
      too_long: "Das ist länger als 60\u00a0Zeichen: Nimm einen kürzeren Namen.",
      unfit: "Schreib eine Zeile, ohne unsichtbare Zeichen.",
    },
    scopes: {
      none: "Wähl mindestens eins, was das Programm darf.",
      not_yours: "Nur Leitung und Verwaltung können ein Programm sich um den Ort kümmern lassen.",
    },
    days: { range: "Wähl eine der Zeiten aus der Liste." },
    form: {
      too_many:
        "Du hast 50\u00a0Token, mehr gibt es nicht. Beende eins, das Du nicht mehr brauchst.",
      wrong:
        "Dieser Name und dieses Passwort gehören nicht zusammen. Prüf beide, und ob die Feststelltaste an ist.",
      busy: "Gerade melden sich viele an. Warte einen Moment und versuch es noch einmal.",
      closed: "Auf diesem Weg kommt niemand Neues herein. Frag jemanden, der schon hier ist.",
      secret:
        "Das ist nicht das Geheimnis für das Einrichten. Kopiere den Link noch einmal vom letzten Start des Servers; jeder Start macht einen neuen.",
      gone: "Dieser Ort ist schon eingerichtet. Melde Dich an, oder bitte um eine Einladung.",
      link:
        "Dieser Link führt nirgends mehr hin: Er ist verbraucht, abgelaufen oder zurückgenommen. Bitte um einen neuen.",
      code:
        "Dieser Name und dieser Code gehören nicht zusammen, oder der Code ist verbraucht. Prüf beide; jeder Code gilt einmal.",
      banned: "Dieses Konto ist hier gesperrt. Frag, wer sich um den Ort kümmert.",
      last_owner:
        "Nur Du leitest diesen Ort. Gib die Leitung erst auch jemand anderem, damit er nicht ohne bleibt.",
      not_yours:
        "An diesem Konto hat sich inzwischen etwas geändert. Lade die Seite neu und versuch es noch einmal.",
      passkey:
        "Dieser Passkey hat hier nichts geöffnet: Er ist entfernt, oder die Anfrage lag zu lange. Versuch es noch einmal oder nimm Dein Passwort.",
      most_passkeys: "Du hast 20\u00a0Passkeys. Entferne einen, den Du nicht mehr benutzt.",
      last_way: "Das ist Dein einziger Weg herein. Leg erst einen anderen an.",
    },
  },
};
