/** What is said when the terminal client is put on a machine, or taken away. */
export const shellInstall = {
  whereTo: "Nothing says where you are at home: say where with --to FOLDER.",
  installed: (path: string) => `parley is in ${path}`,
  fetched: (version: string) =>
    `Each start asks npx for Deno, which takes its time. Quicker: npm install -g deno@${version}, then this again.`,
  removed: (path: string) => `${path} is gone. Logins and what waits to be sent stay.`,
  nothing: (path: string) => `There is no ${path}.`,
  another: (path: string) =>
    `${path} is another program, and stays as it is. Say with --to FOLDER where else.`,
  unusable: (path: string, why: string) => `${path} cannot be written: ${why}`,
  moved: (folder: string) =>
    `Parley is not in ${folder} any more: go to where it is, and say deno task install-cli`,
  add: (folder: string) =>
    `Your shell does not look into ${folder}. This has it look there from its next start on:`,
  addOnWindows: (folder: string) =>
    `Your shell does not look into ${folder}. Add it to Path in the environment variables of your account.`,
  hidden: (path: string) => `Beware: your shell finds ${path} first.`,
  complete: "This completes verbs and flags by Tab, from the next start of your shell on:",
};
