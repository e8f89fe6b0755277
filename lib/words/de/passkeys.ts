import type { Words } from "../mod.ts";

/** Passkeys: mit ihnen herein, und was man mit den eigenen macht. */
export const passkeys: Words["passkeys"] = {
  title: "Passkeys",
  lead:
    "Ein Passkey öffnet Dein Konto mit Deinem Finger, Deinem Gesicht oder der PIN Deines Geräts. Niemand kann ihn erraten, und keine andere Seite kann nach ihm fragen.",
  login: "Mit einem Passkey anmelden",
  register: "Passkey statt Passwort",
  registerHint: "Dein Gerät behält den Schlüssel. Ein Passwort kannst Du später ergänzen.",
  none: "Du hast noch keinen Passkey.",
  unavailable:
    "Browser heben Passkeys nur für Orte mit Namen und https auf, etwa https://chat.example.org, und für localhost. Diese Adresse ist keins von beiden.",
  unnamed: "Passkey",
  made: (date) => `angelegt: ${date}`,
  used: (date) => `zuletzt benutzt: ${date}`,
  unused: "noch nicht benutzt",
  backedUp: "gesichert",
  name: "Name des Passkeys",
  nameHint: "Etwa Telefon oder Schlüsselbund.",
  add: "Passkey anlegen",
  addTo: "Noch einen Passkey anlegen",
  addBy: "Mit einem vorhandenen anlegen",
  rename: "Umbenennen",
  save: "Speichern",
  remove: "Entfernen",
  removeThis: (name) => `${name} entfernen`,
  renameThis: (name) => `${name} umbenennen`,
  current: "Dein Passwort",
  currentHint: "Damit das niemand an einem Gerät ändert, das Du offen gelassen hast.",
  proof: "Mit einem Passkey bestätigen",
  removePassword: "Dein Passwort entfernen",
  removePasswordLead:
    "Dann führen nur noch Deine Passkeys herein. Hab vorher zwei davon, oder Notfallcodes.",
  manage: "Passkeys verwalten",
  back: "Zurück zu Deinem Konto",
  problems: {
    current: { wrong: "Das ist nicht Dein Passwort." },
    passkey: {
      empty: "Gib ihm einen Namen.",
      too_long: "Das ist länger als 60\u00a0Zeichen: Nimm einen kürzeren Namen.",
      unfit: "Schreib eine Zeile, ohne unsichtbare Zeichen.",
    },
    hitch: {
      no: "Es wurde kein Passkey benutzt. Versuch es noch einmal, oder nimm Dein Passwort.",
      known: "Dieses Gerät hat schon einen Passkey für dieses Konto.",
      unreachable: "Der Server antwortet nicht. Prüf die Verbindung und versuch es noch einmal.",
    },
  },
};
