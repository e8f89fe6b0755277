/** What a tab says without being looked into: its title, its icon, the number on the icon of the app. */
import { type Counts, iconFor, titleFor } from "../rules/mod.ts";

/** The icon as it is in a file, with room for what is added. */
const VIEW_BOX = 32;
const BIG = { at: 22, radius: 10 };
const SMALL = { at: 25, radius: 7 };
/** Of nothing, around what is added: so that it stands apart on light and dark alike. */
const GAP = 2;
const RED = "#d42f3f";
const MOST_IN_ICON = 9;

export class TabSigns {
  #link: HTMLLinkElement | null;
  #plainHref: string;
  /** The icon's own drawing, once it is needed. */
  #plain: Promise<string | null> | null = null;
  #shown = "";

  constructor() {
    this.#link = document.querySelector("link[rel=icon]");
    this.#plainHref = this.#link?.href ?? "";
  }

  show(counts: Counts, place: string, room: string | null): void {
    document.title = titleFor(counts, place, room);
    const icon = iconFor(counts);
    const sign = icon === "mention" ? numberIn(counts.calls) : icon;
    if (sign === this.#shown) return;
    this.#shown = sign;
    void this.#draw(sign);
    void this.#badge(counts);
  }

  async #draw(sign: string): Promise<void> {
    if (this.#link === null) return;
    if (sign === "plain") {
      this.#link.href = this.#plainHref;
      return;
    }
    const plain = await (this.#plain ??= drawingAt(this.#plainHref));
    if (plain === null || sign !== this.#shown) return;
    const svg = withSign(plain, sign === "unread" ? "" : sign);
    this.#link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }

  /** Only an app that was installed has one. */
  async #badge({ calls, unread }: Counts): Promise<void> {
    if (!("setAppBadge" in navigator)) return;
    try {
      if (calls > 0) await navigator.setAppBadge(calls);
      else if (unread > 0) await navigator.setAppBadge();
      else await navigator.clearAppBadge();
    } catch {
      // Not where nobody allowed it
    }
  }
}

function numberIn(calls: number): string {
  return calls > MOST_IN_ICON ? `${MOST_IN_ICON}+` : `${calls}`;
}

async function drawingAt(href: string): Promise<string | null> {
  const answer = await fetch(href).catch(() => null);
  return answer?.ok ? await answer.text() : null;
}

/** A dot in the corner, with a number where there is one. */
export function withSign(svg: string, number: string): string {
  const within = /^[^]*?<svg[^>]*>([^]*)<\/svg>\s*$/.exec(svg)?.[1] ?? "";
  const { at, radius } = number === "" ? SMALL : BIG;
  const circle = (r: number, fill: string) =>
    `<circle cx="${at}" cy="${at}" r="${r}" fill="${fill}"/>`;
  const all = `<rect width="${VIEW_BOX}" height="${VIEW_BOX}" fill="#fff"/>`;
  const text = number === "" ? "" : `<text x="${at}" y="${at}" dy=".36em" fill="#fff" ` +
    `font-family="sans-serif" font-weight="bold" font-size="${number.length > 1 ? 13 : 16}" ` +
    `text-anchor="middle">${number}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${VIEW_BOX} ${VIEW_BOX}">` +
    `<mask id="m">${all}${circle(radius + GAP, "#000")}</mask>` +
    `<g mask="url(#m)">${within}</g>${circle(radius, RED)}${text}</svg>`;
}
