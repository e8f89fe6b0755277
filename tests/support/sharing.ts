/** Shares with the place as another app of a phone does, as far as a page can. */
import type { Page } from "playwright-core";
import type { GivenFile } from "./given_files.ts";

export interface Sharing {
  readonly title?: string;
  readonly text?: string;
  readonly url?: string;
  readonly files?: readonly GivenFile[];
}

/** The browser has learnt to take in what is shared. */
export async function isReceiving(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.some(({ scope, active }) => {
      return scope.endsWith("/share/take") && active?.state === "activated";
    });
  });
}

/** A form of the page that is open, with what a phone puts into its own; waits for what comes of it. */
export async function share(page: Page, address: string, sharing: Sharing): Promise<void> {
  const { files = [], ...words } = sharing;
  const sent = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toBase64() }));
  const loaded = page.waitForEvent("load");
  await page.evaluate(
    ([address, words, sent]) => {
      const form = document.createElement("form");
      Object.assign(form, { action: `${address}/share/take`, method: "post" });
      form.enctype = "multipart/form-data";
      for (const [name, value] of Object.entries(words)) {
        const field = document.createElement("textarea");
        form.append(Object.assign(field, { name, value }));
      }
      const data = new DataTransfer();
      for (const { name, type, base64 } of sent) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const input = document.createElement("input");
      form.append(Object.assign(input, { type: "file", name: "files", multiple: true }));
      input.files = data.files;
      document.body.append(form);
      form.submit();
    },
    [address, words as Record<string, string>, sent] as const,
  );
  await loaded;
}
