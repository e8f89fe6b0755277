/** What bash completes by what `parley completions bash` says. */
import { completingShell } from "../support/shell_completing.ts";

Deno.test("bash completes verbs, flags, and files with their spaces", async () => {
  await using bash = await completingShell("bash");
  await bash.completes("parley downl", "parley download");
  await bash.completes("parley whoami --js", "parley whoami --json");
  await bash.completes("parley help who", "parley help whoami");
  await bash.completes("parley completions f", "parley completions fish");
  await bash.completes("parley upload hall tw", String.raw`parley upload hall two\ words.txt`);
});
