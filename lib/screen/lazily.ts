/** Parts of the app that are rarely or later needed come by scripts of their own. */
import { type FunctionComponent, h, type VNode } from "preact";
import { useEffect, useReducer } from "preact/hooks";

export interface Lazy<Props> extends FunctionComponent<Props> {
  /** Fetches its script, so that it is there when it is wanted, with or without a connection. */
  fetch(): Promise<void>;
}

/** Nothing is drawn until its script is there, or what stands in for it. */
export function lazily<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  meanwhile: () => VNode | null,
): Lazy<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  const fetch = async () => {
    // What comes later has words of its own
    const [part] = await Promise.all([load(), import("../words/later.ts")]);
    loaded ??= part;
  };
  function Lazily(props: Props) {
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    useEffect(() => {
      if (loaded === null) fetch().then(() => redraw(undefined), () => {});
    }, []);
    return loaded === null ? meanwhile() : h(loaded, props);
  }
  return Object.assign(Lazily, { fetch });
}
