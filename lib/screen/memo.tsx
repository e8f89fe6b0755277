import { Component, type ComponentType, type FunctionComponent } from "preact";

/**
 * A part that is drawn anew only when it is given something else. Its vnode must not be kept for that and
 * handed back: it holds what stood around it when it was first drawn, and that what stood there before.
 */
export function memo<Props extends object>(
  Part: FunctionComponent<Props>,
  isSame: (one: Readonly<Props>, other: Readonly<Props>) => boolean,
): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !isSame(this.props, next);
    }

    override render() {
      return <Part {...this.props} />;
    }
  };
}
