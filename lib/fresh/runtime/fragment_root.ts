/**
 * The nodes between two markers, in the shape of a parent, so that an island can be rendered among its siblings.
 * It has what Preact asks of the element that it renders into, and no more.
 */
export function fragmentRoot(start: Comment, end: Comment): Element {
  const parent = start.parentNode as Element;
  const nodes = () => between(start, end);
  const root: Pick<Element, "namespaceURI" | "firstChild" | "insertBefore"> & {
    childNodes: ChildNode[];
  } = {
    namespaceURI: parent.namespaceURI,
    get childNodes() {
      return nodes();
    },
    get firstChild() {
      return nodes()[0] ?? null;
    },
    // Preact looks past comments for the place of a new node, and so past the end marker.
    insertBefore: (node, before) =>
      parent.insertBefore(node, nodes().find((own) => own === before) ?? end),
  };
  return root as unknown as Element;
}

function between(start: Node, end: Node): ChildNode[] {
  const nodes: ChildNode[] = [];
  for (let node = start.nextSibling; node && node !== end; node = node.nextSibling) {
    nodes.push(node);
  }
  return nodes;
}
