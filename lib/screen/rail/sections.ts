/** The parts of the list that somebody has made. Pure: what comes out is to be set. */
import { isHonestLine, LIMITS, randomLetters, type Section } from "../../protocol/mod.ts";

type Sections = readonly Section[];

export function withSection(sections: Sections, id: string, name: string): Section[] {
  const named = { id, name: name.trim() };
  return sections.some((section) => section.id === id)
    ? sections.map((section) => section.id === id ? { ...section, ...named } : section)
    : [...sections, { ...named, folded: false }];
}

export function withFold(sections: Sections, id: string, folded: boolean): Section[] {
  return sections.map((section) => section.id === id ? { ...section, folded } : section);
}

export function withoutSection(sections: Sections, id: string): Section[] {
  return sections.filter((section) => section.id !== id);
}

/** The same ones where it stands at the end already. */
export function withMoved(sections: Sections, id: string, step: 1 | -1): Section[] {
  const from = sections.findIndex((section) => section.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= sections.length) return [...sections];
  return sections.with(from, sections[to]!).with(to, sections[from]!);
}

export function mayAdd(sections: Sections): boolean {
  return sections.length < LIMITS.sections;
}

export function isGoodName(name: string): boolean {
  const { length } = name.trim();
  return length > 0 && length <= LIMITS.sectionNameChars && isHonestLine(name);
}

/** Among the few of one person, no two are the same by chance. */
export function newSectionId(): string {
  return randomLetters(12);
}
