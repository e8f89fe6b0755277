// Where this program keeps what it keeps, by the customs of each system.

type Env = (name: string) => string | undefined;

export type Folders = { readonly config: string; readonly state: string };

/** Null where nothing says where somebody is at home. */
export function foldersOf(env: Env, system: typeof Deno.build.os): Folders | null {
  if (system === "windows") {
    const data = env("APPDATA");
    const local = env("LOCALAPPDATA") ?? data;
    if (!data || !local) return null;
    return { config: `${data}\\parley`, state: `${local}\\parley` };
  }
  const home = env("HOME");
  const config = absolute(env("XDG_CONFIG_HOME")) ?? (home && `${home}/.config`);
  const state = absolute(env("XDG_STATE_HOME")) ?? (home && `${home}/.local/state`);
  if (!config || !state) return null;
  return { config: `${config}/parley`, state: `${state}/parley` };
}

/** The custom says that a relative one is to be passed over. */
function absolute(path: string | undefined): string | null {
  return path?.startsWith("/") ? path : null;
}
