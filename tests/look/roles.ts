import { readBaseCss } from "../../lib/look/base_css.ts";

/** As one page has them. */
export type Roles = Record<string, string>;

export interface Schemes {
  readonly light: Roles;
  readonly dark: Roles;
}

/** The custom properties of lib/look/css, as they are where nobody has asked for more contrast. */
export async function readRoles(): Promise<{ css: string } & Schemes> {
  const css = await readBaseCss();
  const plain = css.replaceAll(MORE, "");
  return { css, light: rolesIn(plain, 0), dark: rolesIn(plain, 1) };
}

/** What is different for who asks for more contrast: of the system, and of Parley. */
export async function readMore(): Promise<readonly Schemes[]> {
  const css = await readBaseCss();
  const blocks = Array.from(css.matchAll(MORE), ([block]) => block);
  return blocks.map((block) => ({ light: rolesIn(block, 0), dark: rolesIn(block, 1) }));
}

/** Those of code alone. */
export async function readCodeRoles(): Promise<Schemes> {
  const file = new URL("../../lib/look/css/code.css", import.meta.url);
  const css = await Deno.readTextFile(file);
  return { light: rolesIn(css, 0), dark: rolesIn(css, 1) };
}

const MORE =
  /@media \(prefers-contrast: more\) \{\s*:root \{[^}]*\}\s*\}|:root\[data-contrast="more"\] \{[^}]*\}/g;

/** The first word on each: of `light-dark(one, other)` the one or the other. */
function rolesIn(css: string, scheme: 0 | 1): Roles {
  const roles: Roles = {};
  for (const [, name, value] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    const [, ...both] = /^light-dark\((.*), (.*)\)$/.exec(value!) ?? [];
    roles[name!] ??= both[scheme] ?? value!;
  }
  return roles;
}
