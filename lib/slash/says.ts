/** Whether a line says something and asks for nothing, at first sight: a path may still be no command. Pure. */
export function saysSomething(text: string): boolean {
  return !text.startsWith("/") || text.startsWith("//");
}

/** With two strokes a message begins with one. */
export function saidIn(text: string): string {
  return text.startsWith("//") ? text.slice(1) : text;
}
