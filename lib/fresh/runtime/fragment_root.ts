/** The nodes between two markers, in the shape of a parent, so that an island can be rendered among its siblings. */
export function fragmentRoot(start: Comment, end: Comment): Element {
  const parent = start.parentNode!;
  const nodes = () => between(start, end);
  // Preact looks past comments for the place of a new node, and so past the end marker.
  const insertBefore = (node: Node, before: Node | null) =>
    parent.insertBefore(node, before && nodes().includes(before as ChildNode) ? before : end);
  const root = {
    nodeType: Node.ELEMENT_NODE,
    namespaceURI: (parent as Element).namespaceURI,
    ownerDocument: document,
    parentNode: parent,
    get childNodes() {
      return nodes();
    },
    get firstChild() {
      return nodes()[0] ?? null;
    },
    contains: (node: Node) => nodes().some((child) => child.contains(node)),
    insertBefore,
    appendChild: (node: Node) => insertBefore(node, null),
    removeChild: (node: Node) => parent.removeChild(node),
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
