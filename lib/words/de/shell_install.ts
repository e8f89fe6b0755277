import type { Words } from "../mod.ts";

/** Was gesagt wird, wenn der Terminal-Client auf eine Maschine kommt oder von ihr geht. */
export const shellInstall: Words["shellInstall"] = {
  whereTo: "Nichts sagt, wo Du zu Hause bist: Sag mit --to ORDNER, wohin.",
  installed: (path) => `parley liegt in ${path}`,
  fetched: (version) =>
    `Jeder Start fragt npx nach Deno, und das dauert. Schneller: npm install -g deno@${version}, dann dies noch einmal.`,
  removed: (path) => `${path} ist fort. Anmeldungen und was noch hinausgeht bleiben.`,
  nothing: (path) => `${path} gibt es nicht.`,
  another: (path) =>
    `${path} ist ein anderes Programm und bleibt, wie es ist. Sag mit --to ORDNER, wohin sonst.`,
  unusable: (path, why) => `${path} lässt sich nicht schreiben: ${why}`,
  moved: (folder) =>
    `Parley ist nicht mehr in ${folder}: Geh dorthin, wo es ist, und sag deno task install-cli`,
  add: (folder) =>
    `Deine Shell sucht nicht in ${folder}. Damit sucht sie vom nächsten Start an auch dort:`,
  addOnWindows: (folder) =>
    `Deine Shell sucht nicht in ${folder}. Nimm es in den Umgebungsvariablen Deines Kontos zu Path hinzu.`,
  hidden: (path) => `Vorsicht: Deine Shell findet zuerst ${path}.`,
  complete: "Damit ergänzt Tab vom nächsten Start Deiner Shell an Verben und Schalter:",
};
