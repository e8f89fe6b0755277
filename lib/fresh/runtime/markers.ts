// The pairs of comments that the server leaves around each island.

export interface FoundIsland {
  id: number;
  start: Comment;
  end: Comment;
}

const OPENING = /^island:(\d+)$/;

/** The islands among these siblings. */
export function findIslands(nodes: Iterable<Node>): FoundIsland[] {
  const siblings = [...nodes];
  return siblings.flatMap((start) => {
    const id = start instanceof Comment ? OPENING.exec(start.data)?.[1] : undefined;
    if (id === undefined) return [];
    const end = siblings.find((node) => node instanceof Comment && node.data === `/island:${id}`);
    return end ? [{ id: Number(id), start: start as Comment, end: end as Comment }] : [];
  });
}

/** All islands of the page. */
export function findAllIslands(): FoundIsland[] {
  const parents = new Set<Node>();
  const walker = document.createTreeWalker(
    document.body,
    NodeFilter.SHOW_COMMENT,
  );
  while (walker.nextNode()) parents.add(walker.currentNode.parentNode!);
  return [...parents].flatMap((parent) => findIslands(parent.childNodes));
}
