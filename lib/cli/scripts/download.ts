import { shell, shellFiles } from "../../words/mod.ts";
import { type Entered, findEntered } from "../login/entered.ts";
import { fetchFile, type Fetching, pauseAfter, type WantedFile } from "../files/fetching.ts";
import { followOnTty } from "../files/following_on_tty.ts";
import { filesOfMessage, type Named, readNamed } from "../files/meant_files.ts";
import { isFolder } from "../files/paths.ts";
import { progressLine } from "../files/progress.ts";
import { type Saved, saveTo } from "../files/saving.ts";
import { seenFile } from "../files/seen_file.ts";
import { Speed } from "../files/speed.ts";
import { StdoutBasin } from "../files/stdout_basin.ts";
import { jsonLine } from "../output/json_line.ts";
import { leave, type Left } from "../leaving.ts";
import { Line } from "../line.ts";
import type { LineOf } from "../output/line_fields.ts";
import type { Program } from "../program.ts";
import { shownLine } from "../output/shown.ts";
import { leaveUnanswered } from "../login/trust.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

const { download: words } = shellFiles;
const MOST_FAILED = 5;

export async function run(program: Program, asked: Asked): Promise<number> {
  const to = asked.texts.get("output") ?? null;
  if (to === "-" && Deno.stdout.isTerminal()) {
    return leave(program, words.toTerminal, EXIT.usage).code;
  }
  const found = await findEntered(program, asked);
  if (!found.ok) return found.code;
  const { entered } = found;
  const files: WantedFile[] = [];
  for (const typed of asked.operands) {
    const meant = await meantBy(program, entered, typed);
    if (!meant.ok) return meant.code;
    files.push(...meant.files);
  }
  if (files.length > 1 && to !== null && !await isFolder(to)) {
    return leave(program, words.severalInOne, EXIT.usage).code;
  }
  for (const file of files) {
    const left = await fetchTo(program, entered, file, to, asked.flags.has("json"));
    if (left !== null) return left.code;
  }
  return EXIT.done;
}

type Meant = { readonly ok: true; readonly files: readonly WantedFile[] } | Left;

async function meantBy(program: Program, entered: Entered, typed: string): Promise<Meant> {
  const named = readNamed(typed, entered.reach.server);
  switch (named.is) {
    case "nothing":
      return leave(program, named.problem, EXIT.usage);
    case "file":
      return await fileAlone(program, entered, named, typed);
    case "message":
      return await filesWith(program, entered, named, typed);
  }
}

async function fileAlone(
  program: Program,
  entered: Entered,
  { id }: Extract<Named, { is: "file" }>,
  typed: string,
): Promise<Meant> {
  try {
    const seen = await seenFile(entered, id);
    if (typeof seen !== "number") return { ok: true, files: [seen] };
    const line = seen === 401 ? shell.login.over : words.none(typed);
    return leave(program, line, EXIT.refused);
  } catch {
    return await leaveUnanswered(program, entered.reach, { ok: false, why: "unreachable" });
  }
}

async function filesWith(
  program: Program,
  entered: Entered,
  named: Extract<Named, { is: "message" }>,
  typed: string,
): Promise<Meant> {
  const line = new Line(entered, false);
  const found = await filesOfMessage(named, entered.user, line.request);
  if (!found.ok) return await line.leave(program, entered, found);
  line.close();
  if (found.value === null) return leave(program, words.none(typed), EXIT.refused);
  if (found.value.length === 0) return leave(program, words.noFiles(typed), EXIT.refused);
  return { ok: true, files: found.value };
}

/** Null where all of it is there. */
async function fetchTo(
  program: Program,
  { reach, token }: Entered,
  file: WantedFile,
  to: string | null,
  asJson: boolean,
): Promise<Left | null> {
  const following = followOnTty(program);
  const speed = new Speed();
  const [what, of] = [shownLine(file.name), file.bytes];
  const fetching: Fetching = {
    ...{ reach, token, signal: new AbortController().signal },
    came: (done) => {
      const perSecond = speed.note(done, performance.now());
      following.now(progressLine({ what, done, of, perSecond }));
    },
    async again(failed) {
      if (failed >= MOST_FAILED) return false;
      await pauseAfter(failed);
      return true;
    },
  };
  const saved = to === "-" ? await pour(file, fetching) : await saveTo(file, to, fetching);
  following.end();
  if (!saved.ok) {
    return leave(program, saved.sentence, saved.why === "cut" ? EXIT.unreachable : EXIT.refused);
  }
  // Where the file itself is on standard output, nothing else is
  if (to !== "-") program.say(asJson ? jsonLine(lineOf(file, saved.path)) : saved.path);
  return null;
}

async function pour(file: WantedFile, fetching: Fetching): Promise<Saved> {
  try {
    const why = await fetchFile(file, new StdoutBasin(), fetching);
    if (why === null) return { ok: true, path: "-" };
    return { ok: false, why, sentence: shellFiles.saving[why](shownLine(file.name)) };
  } catch (error) {
    // Nobody reads any more, as after `| head -1`
    if (error instanceof Deno.errors.BrokenPipe) return { ok: true, path: "-" };
    return { ok: false, why: "disk", sentence: shell.unwritable((error as Error).message) };
  }
}

function lineOf({ id, name, bytes }: WantedFile, path: string): LineOf<"file"> {
  return { type: "file", id, name, bytes, path };
}
