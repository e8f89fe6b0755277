import type { ComponentType } from "preact";
import type { Island, Script } from "./snapshot.ts";

/** The islands that a module exports: each of its functions is one. */
export function islandsOf(module: Record<string, unknown>, script: Script): Island[] {
  return Object.entries(module)
    .filter(([, value]) => typeof value === "function")
    .map(([exportName, value]) => ({ component: value as ComponentType, exportName, ...script }));
}
