/**
 * To the door, and from there to where somebody was on their way. Only the path goes along: what
 * is asked with it may be a secret, and would stand in one more address.
 */
export function loginPath({ pathname }: Pick<URL, "pathname">): string {
  return `/login?to=${encodeURIComponent(pathname)}`;
}
