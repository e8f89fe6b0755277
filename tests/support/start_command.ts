const ROOT = new URL("../../", import.meta.url);

/** What `deno task start` runs, word by word: the flags that people start with are the ones that are tested. */
export async function startCommand(): Promise<string[]> {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const [program, ...args] = tasks.start.split(" ");
  if (program !== "deno") throw new Error("The start task does not begin with deno");
  return args;
}
