import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from "playwright-core";
import { needProgram, PROGRAMS } from "./programs.ts";

// Each window would prepare a page of its own for what is typed into an address bar that nobody sees: three times the
// work of an empty page. The others are those that Playwright leaves out, for of two such lists the last one counts.
const LEFT_OUT = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup", "AimEnabled"],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...["DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades"],
  ...["LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"],
  ...["PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"],
];

// Without these Chromium looks for hosts of its own, and waits for them.
export const CHROMIUM_FLAGS = [
  `--disable-features=${LEFT_OUT}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let ofThisFile: Browser | null = null;

// Before the first test, for what a test opens it has to close
Deno.test.beforeAll(async () => void (ofThisFile = await launchChromium()));
Deno.test.afterAll(() => ofThisFile?.close());

/** What is opened in it goes with it. */
export class Chromium implements AsyncDisposable {
  readonly #contexts: BrowserContext[] = [];

  private constructor(private readonly browser: Browser) {}

  /** In tests one runs for a whole file, and each test has contexts of its own in it. */
  static async open(names?: string): Promise<Chromium> {
    const shared = names === undefined ? ofThisFile : null;
    return new Chromium(shared ?? await launchChromium(names));
  }

  async newContext(options?: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext(options);
    this.#contexts.push(context);
    return context;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    if (this.browser !== ofThisFile) await this.browser.close();
  }
}

/** `names` are those that lead elsewhere than the world's table says: "MAP parley.test:80 127.0.0.1:4711". */
export async function launchChromium(names?: string): Promise<Browser> {
  const executablePath = needProgram(PROGRAMS.browser!);
  const rules = names === undefined ? [] : [`--host-resolver-rules=${names}`];
  return await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...rules] });
}
