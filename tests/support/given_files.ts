/** Gives files to a page as people do: lets them fall on it, pastes them, or picks them. */
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { type Drawing, drawnPng } from "./drawn_pictures.ts";

export interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function pictureFile(name: string, drawing: Partial<Drawing> = {}): GivenFile {
  const bytes = drawnPng({ width: 320, height: 240, hue: 0.6, ...drawing });
  return { name, type: "image/png", bytes };
}

export function textFile(name: string, text: string): GivenFile {
  return { name, type: "text/plain", bytes: new TextEncoder().encode(text) };
}

/** Held over an element, and let fall there. */
export async function drop(page: Page, over: string, ...files: GivenFile[]): Promise<void> {
  await hold(page, over, ...files);
  await dispatch(page, over, "drop", files);
}

export async function hold(page: Page, over: string, ...files: GivenFile[]): Promise<void> {
  await dispatch(page, over, "dragover", files);
}

/** With what a program puts beside them. */
export async function paste(
  page: Page,
  files: readonly GivenFile[],
  texts: Record<string, string> = {},
): Promise<void> {
  await page.locator(".composer-text").first().focus();
  await page.evaluate(
    ([files, texts]) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      for (const [type, text] of Object.entries(texts)) data.setData(type, text);
      const event = { clipboardData: data, bubbles: true, cancelable: true };
      document.activeElement!.dispatchEvent(new ClipboardEvent("paste", event));
    },
    [files.map(sendable), texts] as const,
  );
}

export async function pick(page: Page, ...files: GivenFile[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: chat.composer.attach }).first().click(),
  ]);
  await chooser.setFiles(files.map(({ name, type, bytes }) => {
    return { name, mimeType: type, buffer: Buffer.from(bytes) };
  }));
}

/** Each in the tray, in their order, by name and state. */
export function trayOf(page: Page): Promise<string[]> {
  return page.locator("[data-attached]").evaluateAll((items) =>
    items.map((item) =>
      `${item.querySelector("bdi")!.textContent} ${item.getAttribute("data-state")}`
    )
  );
}

export async function trayIs(page: Page, ...all: string[]): Promise<void> {
  await page.waitForFunction(
    (all) => {
      const items = [...document.querySelectorAll<HTMLElement>("[data-attached]")];
      const shown = items.map((item) => {
        return `${item.querySelector("bdi")!.textContent} ${item.dataset["state"]}`;
      });
      return `${shown}` === all;
    },
    `${all}`,
  );
}

/** So many pictures hang on messages, and have come. */
export async function seesPictures(page: Page, count: number): Promise<void> {
  await page.waitForFunction((count) => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>("[data-row] .picture img")];
    return pictures.length === count &&
      pictures.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  }, count);
}

type Sendable = ReturnType<typeof sendable>;

function sendable({ name, type, bytes }: GivenFile) {
  return { name, type, base64: bytes.toBase64() };
}

async function dispatch(
  page: Page,
  over: string,
  event: string,
  files: readonly GivenFile[],
): Promise<void> {
  await page.locator(over).first().evaluate(
    (element, [event, files]) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, base64 } of files as Sendable[]) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, { type }));
      }
      const init = { dataTransfer, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent(event as string, init));
    },
    [event, files.map(sendable)] as const,
  );
}

/** What is said of each picture in the conversation. */
export function altsOf(page: Page): Promise<string[]> {
  return page.locator(".message[data-row] .picture img").evaluateAll((pictures) =>
    pictures.map((picture) => (picture as HTMLImageElement).alt)
  );
}
