import type { Page } from "playwright-core";

declare const innerWidth: number;
declare const document: {
  readonly scrollingElement: { readonly scrollWidth: number };
  querySelectorAll(selector: string): Iterable<Element>;
};
declare function getComputedStyle(element: Element): Record<string, string>;
interface Element {
  readonly className: unknown;
  readonly localName: string;
  readonly parentElement: Element | null;
  closest(selector: string): Element | null;
  checkVisibility(how: object): boolean;
  getBoundingClientRect(): { left: number; right: number; width: number; height: number };
}

/** What reaches beyond the page, unless it is cut off or moved sideways there. */
export async function overflowing(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const isHeld = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        if (at.localName !== "body" && getComputedStyle(at)["overflowX"] !== "visible") return true;
      }
      return false;
    };
    const beyond = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      return isSeen && (left < -1 || right > innerWidth + 1) && !isHeld(element) &&
        element.closest(".skip-link") === null;
    });
    const { scrollWidth } = document.scrollingElement;
    return [
      ...scrollWidth > innerWidth ? [`the page is ${scrollWidth} wide in ${innerWidth}`] : [],
      ...beyond.map(({ localName, className }) => `${localName}.${className}`),
    ];
  });
}
