/** Somebody at a terminal takes back what they said with a file, and says it anew. */
import { chatPane, isSaid } from "../support/chat_pane.ts";
import { within } from "../support/deadline.ts";
import { terminalScene } from "../support/terminal_scene.ts";

Deno.test("at the prompt one sees what goes along, says it anew, or lets go of it", async () => {
  await using scene = await terminalScene(2, [[0, 1]]);
  const [ada, ben] = scene.people;
  const room = scene.rooms[0]!;
  const bens = await ben!.client();
  await within("open", bens.openRoom(room));
  /** What stands there, and the names of its files. */
  const heard = () =>
    (bens.state.rooms.get(room)?.timeline?.messages ?? [])
      .filter(({ kind, deleted }) => kind !== "system" && deleted === undefined)
      .map(({ body, files = [] }) => [body, ...files.map(({ name }) => name)]);
  const hears = (...lines: string[][]) => {
    const wanted = JSON.stringify(lines);
    return within(wanted, bens.until(() => JSON.stringify(heard()) === wanted));
  };
  await Deno.writeTextFile(`${ada!.home.path}/plan.txt`, "the plan");
  await using pane = await chatPane(ada!);
  await pane.shows(/^room 0\n[^]*\n>$/);
  const enter = async (line: string) => {
    await pane.type(line);
    await pane.press("Enter");
  };
  await enter(`/send ${ada!.home.path}/plan.txt Half a sent`);
  await hears(["Half a sent", "plan.txt"]);
  await isSaid(pane, "Half a sent");
  await enter("/undo");
  await hears();
  await pane.shows(/\nWith plan\.txt +Esc\n> Half a sent$/);
  await enter("ence");
  await hears(["Half a sentence", "plan.txt"]);
  await isSaid(pane, "Half a sentence");
  await enter("/undo");
  await pane.shows(/\nWith plan\.txt +Esc\n> Half a sentence$/);
  // Of files alone, too
  await pane.press("C-u", "Enter");
  await hears(["", "plan.txt"]);
  // On its way it has no number
  await pane.shows(/person0 +\[\d\] plan\.txt/);
  await enter("/undo");
  await pane.shows(/\nWith plan\.txt +Esc\n>$/);
  await pane.press("Escape");
  await pane.shows(/(?<!Esc)\n>$/);
  await enter("without");
  await hears(["without"]);
});
