/**
 * Joins class lists and leaves out what is false. The build looks for class names in calls of this function,
 * so each literal inside one must be a whole list of names, never a part of one.
 */
export function cls(...lists: (string | false | null | undefined)[]): string {
  return lists.filter(Boolean).join(" ");
}
