import type { Page } from "playwright-core";

/** A phone shows a page that is too wide from further away, and then calls itself wider. */
declare const screen: { readonly width: number };
declare const document: {
  readonly scrollingElement: { readonly scrollWidth: number };
  querySelectorAll(selector: string): Iterable<Element>;
};
declare function getComputedStyle(element: Element): { overflowX: string; textOverflow: string };
interface Element {
  readonly className: unknown;
  readonly localName: string;
  readonly parentElement: Element | null;
  closest(selector: string): Element | null;
  checkVisibility(how: object): boolean;
  getBoundingClientRect(): { left: number; right: number; width: number; height: number };
}

/** What reaches beyond the page, unless it can be moved sideways there or ends in dots. */
export async function overflowing(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const isHeld = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(at);
        if (overflowX === "auto" || overflowX === "scroll" || textOverflow === "ellipsis") {
          return true;
        }
      }
      return false;
    };
    const beyond = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      return isSeen && (left < -1 || right > screen.width + 1) && !isHeld(element) &&
        element.closest(".skip-link") === null;
    });
    const { scrollWidth } = document.scrollingElement;
    return [
      ...scrollWidth > screen.width ? [`the page is ${scrollWidth} wide in ${screen.width}`] : [],
      ...beyond.map(({ localName, className }) => `${localName}.${className}`),
    ];
  });
}
