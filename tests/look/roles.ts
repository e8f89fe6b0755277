import { readBaseCss } from "../../lib/look/base_css.ts";
/** The custom properties of both schemes as lib/look/css has them; dark says only what differs. */
export async function readRoles(): Promise<{ css: string; light: Roles; dark: Roles }> {
  const css = await readBaseCss();
  const [, light, dark] = css.match(
    /^:root \{([^}]*)\}[^]*?prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/m,
  )!;
  return { css, light: rolesOf(light!), dark: rolesOf(dark!) };
}

export type Roles = Record<string, string>;

function rolesOf(block: string): Roles {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}
