/** Tells whether something is on the screen, until the end that it hands back. */
export function whileInView(element: Element, tell: (isInView: boolean) => void): () => void {
  const looking = new IntersectionObserver((entries) => tell(entries.at(-1)!.isIntersecting));
  looking.observe(element);
  return () => looking.disconnect();
}
