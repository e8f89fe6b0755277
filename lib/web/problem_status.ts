// The status of a page that shows a form again.

/** Another try helps later; who asks could not show who they are; or what was typed will not do. */
export function statusOf(problems: readonly { readonly problem: string }[]): number {
  const has = (one: string) => problems.some(({ problem }) => problem === one);
  if (has("busy")) return 503;
  if (has("waits")) return 429;
  return has("wrong") || has("code") ? 401 : 422;
}
