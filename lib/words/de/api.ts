import type { Words } from "../mod.ts";

/** Was Programme hören, die anderes wollen, als die Türen eines Ortes haben. */
export const api: Words["api"] = {
  bad_request: "Der Inhalt ist kein JSON-Objekt, das sich lesen lässt.",
  signed_out: "Das braucht das Token einer Anmeldung: Authorization: Bearer TOKEN.",
  forbidden:
    "Das steht dem nicht offen, was es schickt: eine Seite von anderswo, ein von Hand gemachtes Token oder jemand, der das nicht darf.",
  not_found: "Unter dieser Adresse ist nichts.",
  no_such_method: "Diese Adresse kennt eine andere Methode.",
  too_slow: "Der Inhalt brauchte zu lange.",
  too_large: "Der Inhalt ist größer als 64\u00a0KiB.",
  not_json: "Schick den Inhalt als application/json.",
  internal: "Hier ging etwas schief und wurde notiert. Versuch es gleich noch einmal.",
};
