import type { Words } from "../mod.ts";

/** Was liest, wer Dateien schickt, aus der App oder mit eigenen Programmen. */
export const files: Words["files"] = {
  refused: {
    too_large: (most) =>
      `Diese Datei ist zu groß: Höchstens ${most} passen. Schick bitte eine kleinere.`,
    too_long: "Es kamen mehr Bytes als angekündigt: Nichts davon wurde behalten.",
    too_many:
      "Mehr Dateien gehen heute nicht, oder es sind zu viele unterwegs. Mach später weiter.",
    no_room: "Hier ist kein Platz mehr für Dateien. Frag bitte, wer sich um diesen Ort kümmert.",
    wrong_offset:
      "So viele Bytes sind noch nicht da, oder es sind mehr: Frag nach, wie weit es ist.",
    checksum: "Die Bytes kamen beschädigt an: Schick sie bitte noch einmal.",
    taken_elsewhere:
      "Die Bytes kommen gerade schon an: Versuch es in ein paar Sekunden noch einmal.",
  },
  tus: {
    version: "Hier gilt tus 1.0.0: Schick Tus-Resumable: 1.0.0 mit.",
    length: "Sag, wie lang die Datei ist: Upload-Length, eine ganze Zahl.",
    offset: "Sag, wohin diese Bytes gehören: Upload-Offset, eine ganze Zahl.",
    type: "Schick die Bytes als application/offset+octet-stream.",
    checksum:
      "Gib Upload-Checksum als Verfahren (sha256, sha1 oder md5), ein Leerzeichen und base64 an.",
  },
};
