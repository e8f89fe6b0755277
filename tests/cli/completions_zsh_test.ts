/** What zsh completes by what `parley completions zsh` says. */
import { completingShell } from "../support/shell_completing.ts";

Deno.test("zsh completes verbs, flags, and files with their spaces", async () => {
  await using zsh = await completingShell("zsh");
  await zsh.completes("parley downl", "parley download");
  await zsh.completes("parley whoami --js", "parley whoami --json");
  await zsh.completes("parley help who", "parley help whoami");
  await zsh.completes("parley completions f", "parley completions fish");
  await zsh.completes("parley upload hall tw", String.raw`parley upload hall two\ words.txt`);
});
