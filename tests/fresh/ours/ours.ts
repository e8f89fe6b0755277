// Tests of what the stand-in does and Fresh does not promise. With the real Fresh they are left out.

export const isStandIn = import.meta.resolve("fresh").startsWith("file:");

if (!isStandIn) {
  console.log(
    "Left out: tests of what only the stand-in for Fresh does (the real Fresh is in use)",
  );
}

export function ours(name: string, fn: () => void | Promise<void>): void {
  Deno.test({ name, fn, ignore: !isStandIn });
}
