import type { Words } from "../mod.ts";

/** Was der Terminal-Client auf einer Befehlszeile sagt. Keine Seite sagt etwas davon. */
export const shell: Words["shell"] = {
  usage: "Aufruf: parley [VERB] [ANGABEN]",
  usageOf: (line) => `Aufruf: parley ${line}`,
  verbsTitle: "Verben:",
  flagsTitle: "Schalter:",
  more: "parley VERB --help sagt zu jedem mehr.",
  verbs: {
    chat: "Mitreden; das geschieht ohne Verb",
    login: "An einem Ort anmelden und die Anmeldung hier behalten",
    logout: "Die Anmeldung dieser Maschine beenden",
    whoami: "Sagen, wer wo angemeldet ist",
    tail: "Das Ende eines Raums ausgeben, mit --follow auch, was dann kommt",
    history: "Ausgeben, was in einem Raum gesagt wurde",
    send: "Einen Text, oder was durch eine Pipe kommt, in einen Raum senden",
    dm: "Dasselbe, an jemanden",
    outbox: "Auflisten, was hier wartet und was abgelehnt wurde",
    rooms: "Deine Räume auflisten und was dort ungelesen ist",
    users: "Alle auflisten, oder wer in einem Raum ist",
    upload: "Dateien in einen Raum senden",
    download: "Dateien auf dieser Maschine sichern",
    install: "Dieses Programm als parley dorthin legen, wo Deine Shell es findet",
    completions: "Ausgeben, womit eine Shell das alles ergänzt: bash, zsh oder fish",
    version: "Sagen, welche Fassung das ist und auf welchem Deno sie läuft",
  },
  flags: {
    server: "Welcher Ort, etwa chat.example.org oder localhost:8000",
    fingerprint: "Dem Zertifikat mit diesem SHA-256-Fingerabdruck trauen und keinem anderen",
    name: "Dein Name dort",
    guest: "Als Gast hineingehen, mit einem Namen allein",
    link: "Mit dem Link hineingehen, den /account/phone zeigt",
    unsaved: "Nichts auf dieser Maschine behalten",
    json: "Ein JSON-Objekt je Zeile",
    all: "Auch die Räume, in die Du gehen könntest",
    follow: "Weitermachen, solange jemand liest",
    last: "Nicht mehr als so viele Nachrichten",
    since: "Nichts von davor: 2h, 3d, 2026-11-22 oder 2026-11-22T14:00",
    until: "Nichts von da an; geschrieben wie bei --since",
    cursor: "Da weitermachen, wo der letzte Lauf mit diesem Namen aufgehört hat",
    text: "Was dazu gesagt wird",
    to: "Wohin; sonst ~/.local/bin",
    remove: "Es wieder wegnehmen",
    output: "Wohin: eine Datei, ein Ordner oder - für die Standardausgabe",
    queue:
      "Aufheben, wenn der Ort nicht zu erreichen ist; es geht mit dem nächsten Lauf hinaus, der ihn erreicht",
    lines: "Eine Nachricht für jede Zeile",
    once:
      "Nicht noch einmal, wenn aus dieser Woche eine Nachricht von Dir mit diesem Schlüssel da ist",
    retry: "Abgelehntes noch einmal senden: eines mit seiner Kennung, oder all",
    drop: "Abgelehntes vergessen, oder eines, das noch wartet, mit seiner Kennung",
    help: "Das hier sagen",
  },
  wrong: {
    verb: (typed, nearest) =>
      nearest === null
        ? `Ein Verb ${typed} gibt es nicht. Alle, die es gibt: parley help`
        : `Ein Verb ${typed} gibt es nicht. Meinst Du ${nearest}?`,
    flag: (typed, nearest, help) =>
      nearest === null
        ? `Einen Schalter ${typed} gibt es nicht. Was es gibt: ${help}`
        : `Einen Schalter ${typed} gibt es nicht. Meinst Du ${nearest}?`,
    textLikeFlag: (typed) =>
      `Einen Schalter ${typed} gibt es nicht. Beginnt ein Text mit einem Strich, so schreib -- davor.`,
    needsText: (flag) => `Hinter ${flag} fehlt etwas.`,
    needsNone: (flag) => `Hinter ${flag} steht nichts.`,
    tooMany: (operand) => `Für „${operand}“ ist hier kein Platz.`,
    tooFew: (operand) => `${operand} fehlt.`,
    roomIsMissing: (operand) =>
      `${operand} fehlt. Eine Shell hält für einen Kommentar, was mit # beginnt: schreib '#hall' in Anführungszeichen, oder hall.`,
    address: (typed) => `„${typed}“ ist keine Adresse eines Ortes. Eine ist chat.example.org.`,
    fingerprint:
      "Das ist kein Fingerabdruck: SHA256: und 64 Ziffern von 0 bis F, wie openssl sie ausgibt.",
    token: "In PARLEY_TOKEN steht kein Token: Nimm es ganz, mit parley_ davor.",
    link: "Das ist kein Link zum Anmelden: So einer endet mit # und einem Geheimnis.",
    home: "Nichts sagt, wo Du zu Hause bist: Setz HOME oder XDG_CONFIG_HOME und XDG_STATE_HOME.",
    shell: (typed) => `Ergänzungen gibt es für bash, zsh und fish, für ${typed} keine.`,
  },
  ask: {
    server: "Server: ",
    serverOr: (last) => `Server [${last}]: `,
    name: "Name oder ein Link zum Anmelden: ",
    guestName: "Name, den andere sehen: ",
    password: "Passwort: ",
    nobody: "Hier antwortet niemand, also geschah nichts.",
    yes: "ja",
    no: "nein",
    yesOrNo: (question) => `${question} (ja/nein): `,
  },
  nowhere: {
    unreachable: (server) => `${server} ist nicht zu erreichen: Prüf die Adresse und das Netz.`,
    late: (server) => `${server} antwortet nicht rechtzeitig. Versuch es gleich noch einmal.`,
    no_tls: (server) =>
      `${server} antwortet, aber nicht in https. Gibt es dort keines, schreib http:// davor.`,
    only_tls: (server) => `${server} will https: Schreib https:// davor.`,
    no_parley: (server) => `Unter ${server} antwortet etwas, aber kein Parley.`,
    other_host: (server) =>
      `Dort ist ein Parley, aber es kennt sich nicht als ${server}. Nimm die Adresse, die alle dort benutzen.`,
    too_old: (server) => `${server} ist ein älteres Parley, als dieses hier versteht.`,
    too_new: (server) =>
      `${server} ist ein neueres Parley, als dieses hier versteht: Bring dieses auf den neuen Stand.`,
  },
  openRoad: (server) =>
    `Vorsicht: ${server} ist nicht verschlüsselt. Wer auf dem Weg ist, liest Dein Passwort und alles mit.`,
  certificate: {
    unknown: (server) =>
      `Niemand, dem diese Maschine traut, bürgt für ${server}. Gezeigt wird ein Zertifikat`,
    names: (names) => `  für    ${names}`,
    dates: (from, until) => `  gültig ${from} bis ${until}`,
    fingerprint: (fingerprint) => `  ${fingerprint}`,
    compare:
      "Vergleich die letzte Zeile mit dem, was auf anderem Weg von denen kommt, die den Ort betreiben.",
    trust: "Ist es dasselbe, und willst Du ihm von jetzt an trauen?",
    byFlag: (fingerprint) => `Ist es das richtige, sag es mit --fingerprint ${fingerprint}`,
    nowTrusted: (server) =>
      `${server} hat jetzt ein anderes Zertifikat, und dem traut diese Maschine von selbst: parley login`,
    declined: "Dann wurde ihm nichts gesagt.",
    changedTitle: (server) => `HALT: ${server} ZEIGT EIN ANDERES ZERTIFIKAT ALS FRÜHER`,
    changed:
      "Vielleicht hört jemand dazwischen mit. Oder es wurde ein neues gemacht: Frag auf anderem Weg nach.",
    known: (fingerprint) => `  früher: ${fingerprint}`,
    now: (fingerprint) => `  jetzt:  ${fingerprint}`,
  },
  login: {
    at: (place, server) => `${place}, ${server}`,
    done: (name, place) => `Du bist als ${name} bei ${place} angemeldet.`,
    kept: (path) => `Die Anmeldung steht in ${path}.`,
    notSetUp:
      "Hier hat noch niemand etwas eingerichtet: Das geht mit dem Link, den der Start ausgegeben hat.",
    noGuests: "Gäste kommen hier nicht hinein.",
    none: "Du bist nicht angemeldet: parley login",
    notThere: (server) => `Du bist bei ${server} nicht angemeldet: parley login --server ${server}`,
    over: "Diese Anmeldung ist vorbei: parley login",
    fromOutside: "PARLEY_TOKEN sagt hier, wer Du bist. Nimm es weg, um Dich an- oder abzumelden.",
    broken: "Die Antwort war nicht zu lesen. Versuch es gleich noch einmal.",
  },
  logout: {
    done: (name, server) => `${name} ist bei ${server} abgemeldet.`,
    unheard: (server) =>
      `Hier ist die Anmeldung fort, aber ${server} weiß es nicht. Beende sie unter ${server}/account/devices.`,
  },
  unwritable: (why) => `In die Standardausgabe kann nichts geschrieben werden: ${why}`,
  version: (version, protocol, deno) => `Parley ${version}, Protokoll ${protocol}, Deno ${deno}`,
  whoami: (name, role, server) => `${name}, ${role}, bei ${server}`,
  files: {
    open_to_others: (path, mode) =>
      `Andere auf dieser Maschine können ${path} lesen oder ändern, und es öffnet Dein Konto. Verschließ es: chmod ${mode} ${path}`,
    unusable: (path, why) => `${path} lässt sich nicht benutzen: ${why}`,
    damaged: (path) =>
      `${path} enthält keine Anmeldungen, die sich lesen lassen. Leg es beiseite und melde Dich neu an.`,
  },
};
