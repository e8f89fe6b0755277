import { readBaseCss } from "../../lib/look/base_css.ts";
/** The custom properties of both schemes as lib/look/css has them; dark says only what differs. */
export async function readRoles(): Promise<{ css: string; light: Roles; dark: Roles }> {
  const css = await readBaseCss();
  return { css, ...rolesIn(css) };
}

/** Those of code alone. */
export async function readCodeRoles(): Promise<{ light: Roles; dark: Roles }> {
  const file = new URL("../../lib/look/css/code.css", import.meta.url);
  return rolesIn(await Deno.readTextFile(file));
}

function rolesIn(css: string): { light: Roles; dark: Roles } {
  const [, light, dark] = css.match(
    /^:root \{([^}]*)\}[^]*?prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/m,
  )!;
  return { light: rolesOf(light!), dark: rolesOf(dark!) };
}

export type Roles = Record<string, string>;

function rolesOf(block: string): Roles {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}
