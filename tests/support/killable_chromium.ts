/** A browser with a profile on disk, that can be ended as a power cut ends it. */
import { chromium } from "playwright-core";
import { Child } from "./child.ts";
import { CHROMIUM_FLAGS } from "./chromium.ts";
import { Profile } from "./outbox_tab.ts";
import { needProgram, PROGRAMS } from "./programs.ts";

export interface KillableProfile extends AsyncDisposable {
  readonly profile: Profile;
  kill(): Promise<void>;
}

const FLAGS = [
  "--headless=new",
  ...CHROMIUM_FLAGS,
  "--disable-extensions",
  "--password-store=basic",
  "--remote-debugging-port=0",
];

export async function killableProfile(folder: string): Promise<KillableProfile> {
  await using resources = new AsyncDisposableStack();
  const command = new Deno.Command(needProgram(PROGRAMS.browser!), {
    args: [...FLAGS, `--user-data-dir=${folder}`, "about:blank"],
    ...{ stdin: "null", stdout: "piped", stderr: "piped" },
  });
  const child = resources.use(new Child(command));
  const [, address] = await child.printed("stderr", /DevTools listening on (ws:\S+)/);
  const browser = await chromium.connectOverCDP(address!);
  resources.defer(() => browser.close());
  const profile = resources.use(new Profile(browser.contexts()[0]!));
  await profile.prepare();
  const owned = resources.move();
  return {
    profile,
    async kill() {
      child.kill("SIGKILL");
      await child.exited;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
